import { describe, expect, it } from 'vitest';
import { readManifests } from './read-manifests.ts';

describe('readManifests', () => {
  it('reads integers exactly, timestamps as text, and YAML 1.1 words as booleans', () => {
    const text = 'big: 12345678901234567890\ndate: 2026-01-01\nword: yes\n';
    expect(readManifests(text)).toEqual([
      { big: 12345678901234567890n, date: '2026-01-01', word: true },
    ]);
  });

  it.each(['.', '-.', 'e5', '._1', '12:30', '0x_', '-0b__'])('reads %j as a text', (text) => {
    expect(readManifests(`key: ${text}`)).toEqual([{ key: text }]);
  });

  it('reads every number that is one', () => {
    expect(readManifests('[1.5, .5, 5., 1e3, -.inf]')).toEqual([[1.5, 0.5, 5, 1000, -Infinity]]);
  });

  it('reads quoted words and tagged ones as texts', () => {
    expect(readManifests('a: "yes"\n"1": \'2\'\nb: !!str 3\n')).toEqual([
      { a: 'yes', 1: '2', b: '3' },
    ]);
  });

  it('resolves aliases and merges', () => {
    const text = 'a: &a { x: b, z: c }\nd:\n  <<: *a\n  z: e\n';
    expect(readManifests(text)).toEqual([{ a: { x: 'b', z: 'c' }, d: { x: 'b', z: 'e' } }]);
  });

  it('leaves out empty documents', () => {
    expect(readManifests('')).toEqual([]);
    expect(readManifests('---\n---\na: x\n---\n')).toEqual([{ a: 'x' }]);
  });

  it.each(['a: [', 'a: b: c', '"a', 'a: *b', 'a: b\na: c', '? [a]\n: b'])(
    'throws on %j, which is no YAML',
    (text) => {
      expect(() => readManifests(text)).toThrow(SyntaxError);
    },
  );

  it('does not quote the text in its message', () => {
    expect(() => readManifests('password: hunter2: b')).toThrow(
      /^the text is no YAML \([A-Z_]+\)$/,
    );
  });

  it('throws where aliases stand for more than there is memory', () => {
    const lines = Array.from({ length: 30 }, (_, i) => {
      const above = i === 0 ? 'x' : `*a${i - 1}`;
      return `a${i}: &a${i} [${above}, ${above}, ${above}]`;
    });
    expect(() => readManifests(lines.join('\n'))).toThrow(SyntaxError);
  });
});

// What Kustomize prints for the texts, and what sigs.k8s.io/yaml reads from it (tried with 1.6.0).
describe('line breaks of YAML 1.1', () => {
  it.each([
    ["'a\u2028    b'", 'a\u2028b'],
    ["'a\u2028\u2029    b'", 'a\u2028\u2029b'],
    ["'\u2028'", '\u2028'],
    ["'''a''\u2029'", "'a'\u2029"],
    ["'a\u0085    b'", 'a b'],
    ["'a\u0085\u0085    b'", 'a\nb'],
    ['"a \\L b"', 'a \u2028 b'],
    ['|\n    a\u2028    b', 'a\u2028b\n'],
    ['|-\n    a\n    x\u2029    y', 'a\nx\u2029y'],
    ['|2-\n\u2028\n    b', '\u2028\nb'],
    ['|-\n    a\u0085      b', 'a\n  b'],
    ['a\u2028    b', 'a\u2028b'],
    ['"a\r    b"', 'a b'],
    ['a\r    b', 'a b'],
  ])('in %j are those of go-yaml', (written, text) => {
    expect(readManifests(`data:\n  k: ${written}\n  l: m\n`)).toEqual([
      { data: { k: text, l: 'm' } },
    ]);
  });

  it.each([
    ['|+\n    a\n    x\u2029', 'a\nx\u2029'],
    ['|\n    a\u2028\u2029', 'a\u2028'],
    ['|+\n    \n', '\n'],
    ['|-\n    a\n      \n', 'a\n  '],
    ['|\n    a\n     \n', 'a\n \n'],
    ['|2\n    a\n     \n\n', 'a\n \n'],
    ['|+\n    a\n     \n\n', 'a\n \n\n'],
    ['|\n    a\n  \n', 'a\n'],
    ['|\n    a\r\n     \r\n', 'a\n \n'],
  ])('at the end of %j, and lines of spaces, too', (written, text) => {
    expect(readManifests(`data:\n  k: ${written}  l: m\n`)).toEqual([
      { data: { k: text, l: 'm' } },
    ]);
  });

  it('cost no time where they are many', () => {
    const spaces = ' '.repeat(200_000);
    expect(readManifests(`a: |\n${spaces}x\n${spaces} \n`)).toEqual([{ a: 'x\n \n' }]);
  });
});
