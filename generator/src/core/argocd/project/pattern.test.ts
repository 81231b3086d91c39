import { describe, expect, it } from 'vitest';
import { literalPattern } from './pattern.ts';

describe('literalPattern', () => {
  it.each([
    ['system:aggregate-to-view', 'system:aggregate-to-view'],
    ['*', '\\*'],
    ['!edge', '\\!edge'],
    ['https://[fd00::1]:6443', 'https://\\[fd00::1\\]:6443'],
    ['a\\b{c,d}?', 'a\\\\b\\{c,d\\}\\?'],
  ])('quotes what Argo CD would take for a pattern in %s', (text, pattern) => {
    expect(literalPattern(text)).toBe(pattern);
  });
});
