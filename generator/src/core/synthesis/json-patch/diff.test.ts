import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../kubernetes/object.ts';
import { applyJsonPatch } from './apply.ts';
import { diffJsonPatch, type JsonPatchOperation } from './diff.ts';

function named(...names: string[]): Json[] {
  return names.map((name) => ({ name, x: { a: 1 } }));
}

describe('diffJsonPatch', () => {
  it('is empty where nothing differs', () => {
    expect(diffJsonPatch({ a: [1] }, { a: [1] })).toEqual([]);
  });

  it('adds, replaces and removes fields', () => {
    expect(diffJsonPatch({ a: 1, b: 2 }, { a: 3, c: 4 })).toEqual([
      { op: 'remove', path: '/b' },
      { op: 'replace', path: '/a', value: 3 },
      { op: 'add', path: '/c', value: 4 },
    ]);
  });

  it('escapes keys', () => {
    expect(diffJsonPatch({ 'a/b~c': 1 }, { 'a/b~c': 2 })).toEqual([
      { op: 'replace', path: '/a~1b~0c', value: 2 },
    ]);
  });

  it('guards an index by a test of the element, because the list may change', () => {
    const rules = (path: string) => ({
      rules: [
        { host: 'a.example.org', paths: [{ path, type: 'Prefix', service: 'web', port: 80 }] },
      ],
    });
    expect(diffJsonPatch(rules('/'), rules('/shop'))).toEqual([
      { op: 'test', path: '/rules/0/paths/0/path', value: '/' },
      { op: 'replace', path: '/rules/0/paths/0/path', value: '/shop' },
    ]);
  });

  it.each<[string, Json[], Json[], JsonPatchOperation[]]>([
    [
      'changes of several elements',
      named('a', 'b', 'c', 'd', 'e', 'f'),
      [
        { name: 'a', x: { a: 1 }, y: 1 },
        ...named('b'),
        { name: 'c', x: { a: 1 }, y: 1 },
        ...named('d', 'e', 'f'),
      ],
      [
        { op: 'test', path: '/list/2/name', value: 'c' },
        { op: 'add', path: '/list/2/y', value: 1 },
        { op: 'test', path: '/list/0/name', value: 'a' },
        { op: 'add', path: '/list/0/y', value: 1 },
      ],
    ],
    [
      'a removal and what is added at the end',
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['a', 'c', 'd', 'e', 'f', 'g'],
      [
        { op: 'add', path: '/list/-', value: 'g' },
        { op: 'test', path: '/list/1', value: 'b' },
        { op: 'remove', path: '/list/1' },
      ],
    ],
    [
      'an insertion before an element that is tested',
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['a', 'n', 'b', 'c', 'd', 'e', 'f'],
      [
        { op: 'test', path: '/list/1', value: 'b' },
        { op: 'add', path: '/list/1', value: 'n' },
      ],
    ],
    [
      'an insertion at the start',
      ['a', 'b', 'c', 'd'],
      ['n', 'a', 'b', 'c', 'd'],
      [{ op: 'add', path: '/list/0', value: 'n' }],
    ],
  ])('writes %s from the end of the list to its start', (_, base, target, expected) => {
    expect(diffJsonPatch({ list: base }, { list: target })).toEqual(expected);
  });

  it('appends without a guard', () => {
    const base = { list: ['a', 'b', 'c', 'd', 'e'] };
    expect(diffJsonPatch(base, { list: [...base.list, 'f'] })).toEqual([
      { op: 'add', path: '/list/-', value: 'f' },
    ]);
  });

  it('replaces a list that becomes shorter', () => {
    expect(diffJsonPatch({ list: ['a', 'b'] }, { list: ['b'] })).toEqual([
      { op: 'replace', path: '/list', value: ['b'] },
    ]);
  });

  it('reads no field off the prototype', () => {
    expect(diffJsonPatch({}, { constructor: 'a' })).toEqual([
      { op: 'add', path: '/constructor', value: 'a' },
    ]);
  });

  it('gives the target when it is applied, whatever differs', () => {
    const { list, map } = fc.letrec<{ node: Json; list: Json[]; map: JsonObject }>((tie) => ({
      node: fc.oneof({ maxDepth: 3 }, fc.constantFrom<Json>(1, 'a', null), tie('list'), tie('map')),
      list: fc.array(tie('node'), { maxLength: 6 }),
      map: fc.dictionary(fc.constantFrom('name', 'b', 'c~/d'), tie('node'), { maxKeys: 3 }),
    }));
    const object = fc.record({ list, map });
    fc.assert(
      fc.property(object, object, (base, target) => {
        expect(applyJsonPatch(base, diffJsonPatch(base, target))).toEqual(target);
      }),
      { numRuns: 500, seed: 51 },
    );
  });
});
