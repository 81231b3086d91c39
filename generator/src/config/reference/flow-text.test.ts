import { describe, expect, it } from 'vitest';
import { flowText } from './flow-text.ts';

describe('flowText', () => {
  it.each([
    ['text', 'text'],
    [8080, '8080'],
    [false, 'false'],
    [null, 'null'],
    [[], '[]'],
    [{}, '{}'],
    [
      { limits: { memory: '64Mi' }, ports: [80, 443] },
      '{ limits: { memory: 64Mi }, ports: [80, 443] }',
    ],
  ])('writes %j as %s', (value, text) => {
    expect(flowText(value)).toBe(text);
  });
});
