import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SecretValue } from './secret-value.ts';

const PLAIN = 'correct horse';

describe('SecretValue', () => {
  const value = new SecretValue(PLAIN);

  it.each([
    ['text', `${value.toString()} ${String(value)}`],
    ['JSON', JSON.stringify({ value, list: [value] })],
    ['inspection', inspect(value, { depth: 9, showHidden: true })],
    ['a copy of its fields', inspect(Object.assign({}, value))],
  ])('is not in its %s', (_, shown) => {
    expect(shown).not.toContain(PLAIN);
    expect(shown).not.toContain(Buffer.from(PLAIN).toString('base64'));
    expect(shown).not.toContain(Buffer.from(PLAIN).toString('hex').replace(/../g, '$& ').trim());
  });

  it('gives its bytes when it is asked for them', () => {
    expect(value.base64()).toBe('Y29ycmVjdCBob3JzZQ==');
    expect(new SecretValue(new Uint8Array([0, 255])).base64()).toBe('AP8=');
  });

  it.each([
    ['', true, false],
    ['a', false, false],
    ['a\n', false, true],
    ['a\nb\n', false, false],
    ['\n', false, true],
  ])('tells of %j whether it is empty, and a line', (text, isEmpty, endsInLineBreak) => {
    expect(new SecretValue(text)).toMatchObject({ isEmpty, endsInLineBreak });
  });
});
