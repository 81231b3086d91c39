import { deepEqual } from '../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../kubernetes/object.ts';

/**
 * What most of the given values have in common, field by field: the base of environments that have no
 * base given. A field that fewer than all have belongs to it when more than half do; where they
 * disagree, the most frequent value wins, of equally frequent ones the first.
 */
export function consensus(values: readonly [Json, ...Json[]]): Json {
  const maps = values.filter(isJsonObject);
  if (maps.length < values.length) return mostFrequent(values);
  const keys = new Set(maps.flatMap((map) => Object.keys(map)));
  const result: JsonObject = {};
  for (const key of keys) {
    const [first, ...rest] = maps.flatMap((map) => {
      const value = ownValue(map, key);
      return value === undefined ? [] : [value];
    });
    if (first === undefined || (rest.length + 1) * 2 <= values.length) continue;
    result[key] = consensus([first, ...rest]);
  }
  return result;
}

function mostFrequent(values: readonly [Json, ...Json[]]): Json {
  let [best] = values;
  let bestCount = 0;
  for (const value of values) {
    const count = values.filter((other) => deepEqual(value, other)).length;
    if (count > bestCount) [best, bestCount] = [value, count];
  }
  return best;
}
