import { describe, expect, it } from 'vitest';
import type { Json } from '../../kubernetes/object.ts';
import { contentId, fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  it.each<[string, Json, Json]>([
    ['the order of keys', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    ['whether an integer is a bigint', [5], [5n]],
  ])('takes no notice of %s', (_, left, right) => {
    expect(fingerprint(left)).toBe(fingerprint(right));
    expect(contentId(left)).toBe(contentId(right));
  });

  it.each<[string, Json, Json]>([
    ['the order inside lists', [1, 2], [2, 1]],
    ['a text from a number', { a: '1' }, { a: 1 }],
    ['a text from null', ['null'], [null]],
    ['a missing field from null', { a: null }, {}],
    ['an empty map from an empty list', {}, []],
    ['texts with signs of its own', ['a","b'], ['a', 'b']],
    ['integers beyond 2^53', [9007199254740993n], [9007199254740992n]],
    ['ordinary keys from inherited ones', { toString: 'a' }, { valueOf: 'a' }],
  ])('tells %s', (_, left, right) => {
    expect(fingerprint(left)).not.toBe(fingerprint(right));
    expect(contentId(left)).not.toBe(contentId(right));
  });

  it('is the same the second time', () => {
    const value = { a: [1, { b: null }] };
    expect(fingerprint(value)).toBe(fingerprint(value));
    expect(fingerprint(value)).toBe('{"a":[1,{"b":null}]}');
  });
});
