import { deepEqual } from '../../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { lineCount } from '../line-count.ts';
import { elementKey, presentKeys } from './apply.ts';
import type { MergeSchema } from './merge-keys.ts';

/**
 * The smallest strategic-merge patch that turns `base` into `target`, or undefined where they are
 * equal. Not every difference can be expressed (a change of type, for one): the caller applies the
 * patch and compares.
 */
export function diffStrategicMerge(
  base: JsonObject,
  target: JsonObject,
  schema: MergeSchema | undefined,
): JsonObject | undefined {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(target)) {
    const change = diffValue(ownValue(base, key), value, schema?.fields?.[key]);
    if (change !== undefined) patch[key] = change;
  }
  for (const key of Object.keys(base)) {
    if (!Object.hasOwn(target, key)) patch[key] = null;
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}

function diffValue(
  base: Json | undefined,
  target: Json,
  schema: MergeSchema | undefined,
): Json | undefined {
  if (deepEqual(base, target)) return undefined;
  if (isJsonObject(base) && isJsonObject(target)) {
    const merged = diffStrategicMerge(base, target, schema);
    return shorter(merged, { $patch: 'replace', ...target });
  }
  if (Array.isArray(base) && Array.isArray(target) && schema?.mergeKeys !== undefined) {
    return diffList(base, target, schema, schema.mergeKeys);
  }
  return target;
}

function diffList(
  base: Json[],
  target: Json[],
  schema: MergeSchema,
  keys: readonly string[],
): Json | undefined {
  if (keys.length === 0) return target.slice(0, Math.max(0, target.length - base.length));
  const replacement = [{ $patch: 'replace' }, ...target];
  const from = base.filter(isJsonObject);
  const to = target.filter(isJsonObject);
  const used = presentKeys(keys, [...from, ...to]);
  const uniform = [...from, ...to].every((item) => used.every((key) => Object.hasOwn(item, key)));
  if (!uniform || to.length === 0) return replacement;
  const merged =
    used.length === 1
      ? mergeByOneKey(from, to, schema, used)
      : mergeByTwoKeys(from, to, schema, used);
  return merged === undefined ? replacement : shorter(merged, replacement);
}

/**
 * With one merge key the patch's elements come out first, in the patch's order, so all elements up
 * to the last one that is touched are named.
 */
function mergeByOneKey(
  base: JsonObject[],
  target: JsonObject[],
  schema: MergeSchema,
  keys: string[],
): JsonObject[] {
  const indexOf = new Map(base.map((item, index) => [elementKey(keys, item), index]));
  let named = target.length;
  let next = Infinity;
  while (named > 0) {
    const item = target[named - 1] as JsonObject;
    const index = indexOf.get(elementKey(keys, item));
    if (index === undefined || index > next || !deepEqual(base[index], item)) break;
    next = index;
    named--;
  }
  const changes = target.slice(0, named).map((item) => {
    const index = indexOf.get(elementKey(keys, item));
    return index === undefined ? item : change(base[index] as JsonObject, item, schema, keys);
  });
  return [...changes, ...deletions(base, target, keys)];
}

/** With two merge keys elements keep the base's order, and new ones can only go before them. */
function mergeByTwoKeys(
  base: JsonObject[],
  target: JsonObject[],
  schema: MergeSchema,
  keys: string[],
): JsonObject[] | undefined {
  const byKey = new Map(base.map((item) => [elementKey(keys, item), item]));
  const wanted = new Set(target.map((item) => elementKey(keys, item)));
  const added = target.filter((item) => !byKey.has(elementKey(keys, item)));
  const order = [
    ...added.map((item) => elementKey(keys, item)),
    ...[...byKey.keys()].filter((key) => wanted.has(key)),
  ];
  if (target.some((item, index) => elementKey(keys, item) !== order[index])) return undefined;
  const touched = target.flatMap((item) => {
    const present = byKey.get(elementKey(keys, item));
    if (present === undefined || deepEqual(present, item)) return [];
    return [change(present, item, schema, keys)];
  });
  return [...added, ...touched, ...deletions(base, target, keys)];
}

function change(
  base: JsonObject,
  target: JsonObject,
  schema: MergeSchema,
  keys: string[],
): JsonObject {
  return { ...identity(target, keys), ...diffStrategicMerge(base, target, schema.element) };
}

function deletions(base: JsonObject[], target: JsonObject[], keys: string[]): JsonObject[] {
  const wanted = new Set(target.map((item) => elementKey(keys, item)));
  return base
    .filter((item) => !wanted.has(elementKey(keys, item)))
    .map((item) => ({ ...identity(item, keys), $patch: 'delete' }));
}

function identity(element: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, element[key] as Json]));
}

/** The merge where both are equally long: it shows what changes. */
function shorter(merged: Json | undefined, replacement: Json): Json | undefined {
  if (merged === undefined) return undefined;
  return lineCount(merged) <= lineCount(replacement) ? merged : replacement;
}
