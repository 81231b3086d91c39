import { describe, expect, it } from 'vitest';
import { deepEqual, firstDifference } from './equality.ts';

describe('deepEqual', () => {
  it('takes no notice of the order of keys', () => {
    expect(deepEqual({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  });

  it('minds the order inside lists', () => {
    expect(deepEqual([1, 2], [2, 1])).toBe(false);
  });

  it('tells a missing field from null', () => {
    expect(deepEqual({ a: null }, {})).toBe(false);
  });

  it('tells a number from the text of it', () => {
    expect(deepEqual({ a: 1 }, { a: '1' })).toBe(false);
  });

  it('compares integers beyond 2^53 exactly', () => {
    expect(deepEqual(9007199254740993n, 9007199254740992n)).toBe(false);
    expect(deepEqual(5n, 5)).toBe(true);
  });

  it('takes no inherited property for a field', () => {
    expect(deepEqual({ toString: 'a' }, { valueOf: 'a' })).toBe(false);
  });
});

describe('firstDifference', () => {
  it('names the first path that differs, in the order of the expected keys', () => {
    const expected = { spec: { replicas: 2, list: [{ a: 1 }, { a: 2 }] } };
    const actual = { spec: { replicas: 2, list: [{ a: 1 }, { a: 3 }] } };
    expect(firstDifference(expected, actual)).toEqual({
      path: ['spec', 'list', 1, 'a'],
      expected: 2,
      actual: 3,
    });
  });

  it('names a field that is too many', () => {
    expect(firstDifference({ a: 1 }, { a: 1, b: 2 })).toEqual({
      path: ['b'],
      expected: undefined,
      actual: 2,
    });
  });

  it('finds nothing in equal values', () => {
    expect(firstDifference({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBeUndefined();
  });
});
