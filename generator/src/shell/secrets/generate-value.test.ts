import { describe, expect, it } from 'vitest';
import { generateValue } from './generate-value.ts';

function textOf(alphabet: string, length: number): string {
  return new TextDecoder().decode(generateValue({ length, alphabet }).bytes);
}

describe('generateValue', () => {
  it('has the length, and only characters of the alphabet', () => {
    expect(textOf('abc-', 64)).toMatch(/^[abc-]{64}$/);
    expect(textOf('x', 3)).toBe('xxx');
    expect(textOf('äß€', 20)).toMatch(/^[äß€]{20}$/u);
  });

  it('never gives the same twice', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const values = Array.from({ length: 100 }, () => textOf(alphabet, 16));
    expect(new Set(values).size).toBe(100);
  });

  it('takes each character as often as every other, also one that stands there twice', () => {
    const drawn = textOf('aab', 40_000);
    const share = drawn.replaceAll('b', '').length / drawn.length;
    // 20 standard deviations on each side: it fails by chance for nobody.
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });
});
