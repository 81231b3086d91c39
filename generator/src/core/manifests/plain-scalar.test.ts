import { expect, test } from 'vitest';
import { plainScalar } from './plain-scalar.ts';

// What `kubectl create --output json` makes of each, of Kubernetes 1.35.
test.each<[string, unknown]>([
  ['text', 'text'],
  ['', null],
  ['~', null],
  ['Null', null],
  ['nUll', 'nUll'],
  ['yes', true],
  ['Off', false],
  ['n', false],
  ['tRue', 'tRue'],
  ['1', 1],
  ['+1', 1],
  ['-0x1F', -31],
  ['010', 8],
  ['-010', -8],
  ['08', 8],
  ['0o17', 15],
  ['0b11', 3],
  ['0b2', '0b2'],
  ['0xg', '0xg'],
  ['1_000', 1000],
  ['_1', '_1'],
  ['1.', 1],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['.', '.'],
  ['1e3', 1000],
  ['1e', '1e'],
  ['1e400', '1e400'],
  ['1.5.6', '1.5.6'],
  ['12:30', '12:30'],
  ['2020-01-01', '2020-01-01'],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740993', 9_007_199_254_740_993n],
  ['9223372036854775807', 9_223_372_036_854_775_807n],
  ['.inf', Infinity],
])('%s', (text, expected) => {
  expect(plainScalar(text)).toBe(expected);
});
