import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';

describe('seededRandom', () => {
  const draw = (seed: number): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 50 }, () => random.below(1_000));
  };

  it('gives the same numbers for the same seed, and others for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('stays within its bounds', () => {
    expect(draw(7).every((number) => number >= 0 && number < 1_000)).toBe(true);
    expect(() => seededRandom(7).pick([])).toThrow(RangeError);
  });
});
