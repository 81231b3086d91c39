import { describe, expect, it } from 'vitest';
import type { Json } from '../../kubernetes/object.ts';
import { applyJsonPatch } from './apply.ts';
import type { JsonPatchOperation } from './diff.ts';

const value = { a: { b: 1 }, list: ['x', 'y'], 'c/d~e': null };

describe('applyJsonPatch', () => {
  it.each<[string, JsonPatchOperation[], Json]>([
    ['adds a field', [{ op: 'add', path: '/a/c', value: 2 }], { ...value, a: { b: 1, c: 2 } }],
    ['replaces a field', [{ op: 'replace', path: '/a/b', value: 2 }], { ...value, a: { b: 2 } }],
    ['removes a field', [{ op: 'remove', path: '/a/b' }], { ...value, a: {} }],
    [
      'reads escaped keys',
      [{ op: 'replace', path: '/c~1d~0e', value: 1 }],
      { ...value, 'c/d~e': 1 },
    ],
    [
      'inserts before',
      [{ op: 'add', path: '/list/1', value: 'n' }],
      { ...value, list: ['x', 'n', 'y'] },
    ],
    ['appends', [{ op: 'add', path: '/list/-', value: 'n' }], { ...value, list: ['x', 'y', 'n'] }],
    ['removes an element', [{ op: 'remove', path: '/list/0' }], { ...value, list: ['y'] }],
    [
      'replaces an element',
      [{ op: 'replace', path: '/list/1', value: 'n' }],
      { ...value, list: ['x', 'n'] },
    ],
    ['goes on after a test', [{ op: 'test', path: '/a', value: { b: 1n } }], value],
    [
      'adds what replace does not find, as Kustomize does',
      [{ op: 'replace', path: '/z', value: 1 }],
      { ...value, z: 1 },
    ],
    ['changes nothing where there is nothing to do', [], value],
  ])('%s', (_, operations, expected) => {
    expect(applyJsonPatch(value, operations)).toEqual(expected);
  });

  it.each<[string, JsonPatchOperation]>([
    ['a test of another value', { op: 'test', path: '/a/b', value: 2 }],
    ['a test of a missing field', { op: 'test', path: '/z', value: null }],
    ['a missing parent', { op: 'add', path: '/z/y', value: 1 }],
    ['a field of a scalar', { op: 'add', path: '/a/b/c', value: 1 }],
    ['a missing field to remove', { op: 'remove', path: '/z' }],
    ['a missing element', { op: 'replace', path: '/list/2', value: 1 }],
    ['an index beyond the end', { op: 'add', path: '/list/3', value: 1 }],
    ['a field of the prototype', { op: 'remove', path: '/constructor' }],
  ])('fails at %s', (_, operation) => {
    expect(applyJsonPatch(value, [operation])).toBeUndefined();
  });
});
