import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson } from './format-json.ts';

test('what fits stands on one line', () => {
  expect(formatJson({ a: [], b: {}, c: { list: [1, 'x', null] } })).toBe(
    '{ "a": [], "b": {}, "c": { "list": [1, "x", null] } }\n',
  );
});

test('everything else has a line each', () => {
  const long = 'x'.repeat(60);
  expect(formatJson({ a: { b: long, c: long }, d: [long, long] })).toBe(
    [
      '{',
      '  "a": {',
      `    "b": "${long}",`,
      `    "c": "${long}"`,
      '  },',
      '  "d": [',
      `    "${long}",`,
      `    "${long}"`,
      '  ]',
      '}\n',
    ].join('\n'),
  );
});

test('large integers are exact', () => {
  expect(formatJson([9_007_199_254_740_993n])).toBe('[9007199254740993]\n');
});

test('it reads as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
