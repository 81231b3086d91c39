import { isJsonObject, ownValue, type Json } from './object.ts';

/**
 * Equality as the proof means it: every field and the order inside lists; the order of keys is free.
 * An integer equals itself whether it is carried as number or as bigint.
 */
export function deepEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => deepEqual(item, right[index]));
  }
  if (isJsonObject(left)) {
    if (!isJsonObject(right)) return false;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    return keys.every((key) => Object.hasOwn(right, key) && deepEqual(left[key], right[key]));
  }
  return isNumeric(left) && isNumeric(right) && left == right;
}

/** The place of a difference between two values; a side that lacks the field is undefined. */
export interface Difference {
  path: (string | number)[];
  expected: Json | undefined;
  actual: Json | undefined;
}

/** The first difference in the order of `expected`'s keys, or undefined where both are equal. */
export function firstDifference(
  expected: Json | undefined,
  actual: Json | undefined,
  path: (string | number)[] = [],
): Difference | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index++) {
      const found = firstDifference(expected[index], actual[index], [...path, index]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const found = firstDifference(ownValue(expected, key), ownValue(actual, key), [...path, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return deepEqual(expected, actual) ? undefined : { path, expected, actual };
}

function isNumeric(value: Json | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
