import { describe, expect, it } from 'vitest';
import { diffJsonPatch } from './diff.ts';

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
      { op: 'test', path: '/rules/0/host', value: 'a.example.org' },
      { op: 'test', path: '/rules/0/paths/0/path', value: '/' },
      { op: 'replace', path: '/rules/0/paths/0/path', value: '/shop' },
    ]);
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
});
