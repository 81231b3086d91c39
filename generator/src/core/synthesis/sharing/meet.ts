import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { elementKey, presentKeys } from '../strategic-merge/apply.ts';
import type { MergeSchema } from '../strategic-merge/merge-keys.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * The value between `base` and several wishes: it has every change of the base that all wishes agree
 * on, and is like the base elsewhere. Undefined stands for a missing field.
 */
export function meet(
  base: Json | undefined,
  wishes: readonly (Json | undefined)[],
  schema: MergeSchema | undefined,
): Json | undefined {
  const [first] = wishes;
  if (wishes.every((wish) => isSame(wish, first))) return first;
  const from = base ?? (first !== undefined && isJsonObject(first) ? {} : undefined);
  if (from === undefined) return undefined;
  if (isJsonObject(from)) {
    const maps = wishes.filter(isJsonObject);
    if (maps.length < wishes.length) return base;
    const result = meetMaps(from, maps, schema);
    return base === undefined && Object.keys(result).length === 0 ? undefined : result;
  }
  if (Array.isArray(from) && schema?.mergeKeys !== undefined && schema.mergeKeys.length > 0) {
    const lists = wishes.filter((wish): wish is Json[] => Array.isArray(wish));
    if (lists.length < wishes.length) return base;
    return meetLists(from, lists, schema, schema.mergeKeys) ?? base;
  }
  return base;
}

function meetMaps(
  base: JsonObject,
  wishes: readonly JsonObject[],
  schema: MergeSchema | undefined,
): JsonObject {
  const keys = new Set([...Object.keys(wishes[0] ?? {}), ...Object.keys(base)]);
  for (const wish of wishes) for (const key of Object.keys(wish)) keys.add(key);
  const result: JsonObject = {};
  for (const key of keys) {
    const values = wishes.map((wish) => ownValue(wish, key));
    const value = meet(ownValue(base, key), values, schema?.fields?.[key]);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** Element by element; undefined where the elements have no keys to tell them apart. */
function meetLists(
  base: readonly Json[],
  wishes: readonly (readonly Json[])[],
  schema: MergeSchema,
  mergeKeys: readonly string[],
): Json[] | undefined {
  const all = [base, ...wishes].flat();
  const elements = all.filter(isJsonObject);
  if (elements.length < all.length) return undefined;
  const used = presentKeys(mergeKeys, elements);
  if (!elements.every((element) => used.every((key) => Object.hasOwn(element, key)))) {
    return undefined;
  }
  const byKey = (list: readonly Json[]): Map<string, JsonObject> =>
    new Map(list.filter(isJsonObject).map((item) => [elementKey(used, item), item]));
  const from = byKey(base);
  const to = wishes.map(byKey);
  const order = new Set([...(to[0]?.keys() ?? []), ...from.keys()]);
  return [...order].flatMap((key) => {
    const value = meet(
      from.get(key),
      to.map((list) => list.get(key)),
      schema.element,
    );
    if (value === undefined || !isJsonObject(value)) return [];
    return used.every((name) => Object.hasOwn(value, name)) ? [value] : [];
  });
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return fingerprint(left) === fingerprint(right);
}
