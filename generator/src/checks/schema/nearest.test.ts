import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['replcas', ['replicas', 'selector'], 'replicas'],
  ['Image', ['image'], 'image'],
  ['containers', ['image'], undefined],
  ['x', ['y'], 'y'],
  ['port', [], undefined],
  ['x'.repeat(100_000), ['x'], undefined],
])('%.10s', (word, accepted, expected) => {
  expect(nearest(word, accepted)).toBe(expected);
});
