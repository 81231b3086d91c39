import { describe, expect, test } from 'vitest';
import { ManifestError } from './manifest-document.ts';
import { readDocuments } from './read-documents.ts';

const read = (text: string): unknown[] =>
  readDocuments(text).map(({ line, value, duplicates }) => ({ line, value, duplicates }));

test('JSON, plain YAML and any other YAML beside each other, each with its line', () => {
  const stream = `
# first
a: 1
---

{"b": 1}
---
# third
c: {d: [1, yes]}
--- {"e": 1}
`;
  expect(read(stream)).toEqual([
    { line: 3, value: { a: 1 }, duplicates: [] },
    { line: 6, value: { b: 1 }, duplicates: [] },
    { line: 9, value: { c: { d: [1, true] } }, duplicates: [] },
    { line: 10, value: { e: 1 }, duplicates: [] },
  ]);
});

test('empty documents are left out', () => {
  expect(read('')).toEqual([]);
  expect(read('---\n---\n# a comment\n---\nnull\n---\na: 1\n')).toEqual([
    { line: 7, value: { a: 1 }, duplicates: [] },
  ]);
});

test('a byte order mark is no part of the text', () => {
  expect(read('\ufeff{"a": 1}')).toEqual([{ line: 1, value: { a: 1 }, duplicates: [] }]);
});

test('directives and ends of documents are understood', () => {
  expect(read('%YAML 1.2\n---\na: 1\n...\n---\nb: 1\n')).toEqual([
    { line: 3, value: { a: 1 }, duplicates: [] },
    { line: 6, value: { b: 1 }, duplicates: [] },
  ]);
});

describe('keys that stand twice are found, and the last one counts', () => {
  test.each([
    ['YAML', 'a: 1\nb:\n  - c: 1\n    c: 2\na: 3\n'],
    ['JSON', '{"a": 1, "b": [{"c": 1, "c": 2}], "a": 3}'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([
      {
        line: 1,
        value: { a: 3, b: [{ c: 2 }] },
        duplicates: [['b', 0, 'c'], ['a']],
      },
    ]);
  });
});

test('anchors, merges, tags and keys of other types read as kubectl reads them', () => {
  const text = `a: &a {v: 1, w: 2}
b:
  <<: *a
  w: 3
1: !!str 5
yes: !!int "7"
`;
  expect(read(text)).toMatchObject([
    { value: { a: { v: 1, w: 2 }, b: { v: 1, w: 3 }, 1: '5', true: 7 } },
  ]);
});

test('`__proto__` is a key as any other', () => {
  const [document] = readDocuments('{"__proto__": {"a": 1}}');
  expect(Object.keys(document?.value ?? {})).toEqual(['__proto__']);
  const [yaml] = readDocuments('__proto__: {a: 1}\n');
  expect(Object.keys(yaml?.value ?? {})).toEqual(['__proto__']);
});

describe('what holds no objects is refused with its line', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, index) => `a${index}: &a${index} [${`*a${index - 1},`.repeat(index && 9)} x]`,
  ).join('\n');

  test.each([
    ['no YAML', 'a: 1\n---\nb: [1\nc: }\n', 4],
    ['a list', 'a: 1\n---\n- a\n', 3],
    ['a list in JSON', '[{"a": 1}]', 1],
    ['a text', 'some words\n', 1],
    ['a number', '5\n', 1],
    ['an unknown alias', 'a: *b\n', 1],
    ['a merge of no map', '<<: 5\n', 1],
    ['a key that is a list', '[a]: 1\n', 1],
    ['absurd depth', `a: ${'['.repeat(100_000)}`, 1],
    ['depth beyond reason', `a: ${'['.repeat(1500)}${']'.repeat(1500)}`, 1],
    ['aliases of aliases of aliases', laughs, 1],
  ])('%s', (_, text, line) => {
    let error: unknown;
    try {
      readDocuments(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ManifestError);
    expect(error).toHaveProperty('line', line);
  });
});
