import { expect, test } from 'vitest';
import { plainNumbers } from './plain-numbers.ts';

test('integers that a number holds are numbers, larger ones stay exact', () => {
  const large = 2n ** 60n;
  expect(plainNumbers({ a: 1n, b: [large, { c: -2n }], d: 'x', e: null })).toEqual({
    a: 1,
    b: [large, { c: -2 }],
    d: 'x',
    e: null,
  });
});
