import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read-json.ts';

test('an object is read, behind a marker or not, on one line or several', () => {
  expect(readJson('---\n{"a": [1, "x\\"y:", {"b": null}]}\n')).toEqual({
    a: [1, 'x"y:', { b: null }],
  });
  expect(readJson('{\n\t"a":\t1\n}')).toEqual({ a: 1 });
  expect(readJson('{}')).toEqual({});
});

test.each([
  ['YAML', 'a: 1'],
  ['a list', '[1]'],
  ['a repeated key', '{"a": 1, "b": {"c": 1, "c": 1}}'],
  ['a key that is repeated in another spelling', '{"a": 1, "\\u0061": 2}'],
  ['an integer beyond 2^53', '{"a": 9007199254740993}'],
  ['a comment', '{"a": 1} # x'],
  ['two objects', '{"a": 1}\n{"b": 1}'],
  ['absurd depth', `${'{"a":'.repeat(1500)}1${'}'.repeat(1500)}`],
])('%s is left to the YAML reader', (_, text) => {
  expect(readJson(text)).toBeUndefined();
});

test('whatever JSON.stringify writes reads as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'grapheme' })), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(text));
      expect(readJson(text)).toEqual(JSON.parse(text));
    }),
  );
});
