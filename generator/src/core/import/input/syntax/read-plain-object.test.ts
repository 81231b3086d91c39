import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { writeYaml } from '../../../yaml.ts';
import type { JsonObject } from '../../../kubernetes/object.ts';
import { AliasBudget } from '../values/alias-budget.ts';
import { toValue } from '../values/to-value.ts';
import { offsetAt } from './offset-at.ts';
import { parseDocument } from './parse-document.ts';
import { readPlainObject } from './read-plain-object.ts';

function object(rest: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n${rest}`;
}

it.each([
  ['plain values', object('data: {}\nport: 0x1F\nat: 12:30\non: yes\n'), 0],
  ['an object below its mark', `---\n\n${object('a: 1_000\n')}`, 5],
  ['a literal block', object('data:\n  a: |\n    b\n     c\n\n'), 0],
])('reads %s', (_, text, offset) => {
  expect(readPlainObject(text)).toEqual({ value: parsed(text), offset });
});

it.each([
  ['a comment', object('a: 1 # b\n')],
  ['an escaped character', object('a: "\\u0085"\n')],
  ['a point in time', object('a: 2026-01-01\n')],
  ['infinity', object('a: .inf\n')],
  ['an annotation without quotes', object('  annotations:\n    a: 1\n')],
  ['no map of annotations', object('  annotations:\n  - a\n')],
  ['a list of objects', 'kind: List\nitems: []\n'],
  ['a list', '- a\n'],
  ['a key that is a number', object('1: a\n')],
  ['a key twice', object('a: 1\na: 2\n')],
  ['what nests too deep', object(`a:\n${nested(200)}`)],
  ['nothing', '\n'],
])('leaves %s to the parser', (_, text) => {
  expect(readPlainObject(text)).toBeUndefined();
});

// Values that readers disagree on.
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('a\nb', 'a\n  \n', '\n a', '12:30', 'yes', '0o14', '1e3', '-.5', '2026-01-01'),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.stringMatching(/^[a-z][\w./-]{0,5}$/), fc.string()), tie('value'), {
      maxKeys: 3,
    }),
  ),
}));
const spoil = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  inserted: fc.constantFrom(
    ' ',
    '\n',
    '  ',
    ':',
    '- ',
    '"',
    "'",
    '|',
    '&a',
    '*a',
    '<<: ',
    '1',
    '~',
  ),
  length: fc.nat(2),
});

it('never reads anything else than the parser does', () => {
  let count = 0;
  const compare = (text: string): void => {
    const plain = readPlainObject(text);
    if (plain === undefined) return;
    count += 1;
    expect(plain.value).toEqual(parsed(text));
    const { document } = parseDocument(text);
    expect(plain.offset).toBe(document?.contents && offsetAt(document.contents, []));
  };
  fc.assert(
    fc.property(anyValue, fc.array(spoil, { maxLength: 2 }), (spec, spoils) => {
      const value = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, spec } as JsonObject;
      compare(writeYaml(value));
      const text = stringify(value, { lineWidth: 0, version: '1.1' });
      compare(text);
      const spoilt = spoils.reduce((before, { at, inserted, length }) => {
        const start = Math.floor(at * before.length);
        return before.slice(0, start) + inserted + before.slice(start + length);
      }, text);
      compare(spoilt);
    }),
    { numRuns: 1000 },
  );
  expect(count).toBeGreaterThan(500);
});

/** What the parser makes of a text without a fault. */
function parsed(text: string): unknown {
  const { document, faults } = parseDocument(text);
  expect(faults).toEqual([]);
  if (!document?.contents) throw new Error('nothing is read');
  const read = toValue(document.contents, text, () => 0, new AliasBudget());
  expect(read.faults).toEqual([]);
  return read.value;
}

function nested(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level + 1)}a:\n`).join('');
}
