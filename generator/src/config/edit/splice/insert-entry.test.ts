import { diffLines } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify, Document, visit, type Scalar } from 'yaml';
import type { JsonObject } from '../../../core/kubernetes/object.ts';
import { own } from '../../own-value.ts';
import { readSource } from '../../source/read-source.ts';
import { insertEntry } from './insert-entry.ts';

const key = fc.constantFrom('dev', 'prod', 'stage', 'apps', 'x-1', 'environments');
const text = fc.constantFrom(
  '',
  'a',
  'yes',
  '1',
  '- x',
  'a: b # c',
  "it's",
  'one\ntwo',
  'x\n\n',
  '\n y',
);
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.integer({ min: -5, max: 99_999 }),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));
const map = fc
  .dictionary(key, value, { minKeys: 1, maxKeys: 4 })
  .map((object) => JSON.parse(JSON.stringify(object)) as JsonObject);

/** A document in one of the ways that people write: block or flow, comments, blank lines. */
const document = fc
  .record({
    json: map,
    flowSeed: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
    comments: fc.array(fc.constantFrom('', ' note', ' - x: y'), { minLength: 1, maxLength: 5 }),
    blank: fc.boolean(),
    indent: fc.constantFrom(2, 3, 4),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ json, flowSeed, comments, blank, indent, lineEnd }) => {
    const yaml = new Document(json);
    let count = 0;
    visit(yaml, {
      Collection: (_, node) => {
        if (count > 0) node.flow = flowSeed[count % flowSeed.length] === true;
        count += 1;
      },
      Pair: (_, pair) => {
        const comment = comments[count % comments.length] ?? '';
        const name = pair.key as Scalar;
        count += 1;
        if (comment !== '') name.commentBefore = comment;
        if (blank) name.spaceBefore = true;
      },
    });
    const written = yaml.toString({ indent, lineWidth: 0 });
    return `# first\n${written}# last\n`.replaceAll('\n', lineEnd);
  });

describe('insertEntry', () => {
  const edit = fc.tuple(document, key, fc.option(key, { nil: undefined }), value);

  it('adds the entry and nothing else, and keeps every other line', () => {
    let edited = 0;
    fc.assert(
      fc.property(edit, ([before, name, parent, written]) => {
        const json = readSource({ path: '', text: before }).source?.json ?? {};
        const path = parent === undefined ? [] : [parent];
        const target = parent === undefined ? json : own(json, parent);
        const isMap = typeof target === 'object' && target !== null && !Array.isArray(target);
        fc.pre(isMap && own(target, name) === undefined);
        const entry = JSON.parse(JSON.stringify(written)) as JsonObject;

        const result = insertEntry(before, path, name, entry);
        if (result.text === undefined) throw new Error(`${result.problem.message}\n${before}`);
        edited += 1;

        const added = { ...target, [name]: entry };
        const expected = parent === undefined ? added : { ...json, [parent]: added };
        expect(readSource({ path: '', text: result.text }).source?.json).toEqual(expected);
        expect(lost(before, result.text)).toBeLessThanOrEqual(parent === undefined ? 0 : 1);
        expect(/[^\r]\n/.test(result.text)).toBe(/[^\r]\n/.test(before));
      }),
      { numRuns: 300 },
    );
    expect(edited).toBeGreaterThan(0);
  });

  it('makes every map on the way to the entry', () => {
    expect(insertEntry('a: 1\n', ['b', 'c'], 'd', { e: [] }).text).toBe(
      'a: 1\nb:\n  c:\n    d:\n      e: []\n',
    );
  });

  it('replaces a written null', () => {
    expect(insertEntry('a:\n  b: ~ # soon\nc: null\n', ['a', 'b'], 'd', 1).text).toBe(
      'a:\n  b: # soon\n    d: 1\nc: null\n',
    );
    expect(insertEntry(stringify({ c: null }), ['c'], 'd', 1).text).toBe('c:\n  d: 1\n');
  });

  it('refuses to turn a value into a map', () => {
    expect(insertEntry('a: text\n', ['a'], 'b', 1).problem?.message).toBe(
      'cannot add "b" to "a" the way it is written',
    );
  });
});

/** How many lines of the old text are not, in this order, in the new one. */
function lost(before: string, after: string): number {
  const removed = diffLines(before, after).filter((part) => part.removed);
  return removed.reduce((count, part) => count + part.count, 0);
}
