import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import type { MergeSchema } from './merge-keys.ts';

/**
 * What Kustomize makes of a strategic-merge patch, for objects that `isMergeable` accepts
 * (kyaml/yaml/merge2 with MergeOptionsListPrepend). Undefined where the patch removes the value.
 *
 * @throws {TypeError} where a patch changes the type of a value: Kustomize fails there, too, or writes
 *   a number in the quotes of the text before it (kyaml/yaml/fns.go, FieldSetter)
 */
export function applyStrategicMerge(
  base: Json | undefined,
  patch: Json | undefined,
  schema: MergeSchema | undefined,
): Json | undefined {
  if (patch === undefined) return base;
  if (patch === null) return undefined;
  if (base !== undefined && typeOf(base) !== typeOf(patch)) {
    throw new TypeError(`a patch cannot turn a ${typeOf(base)} into a ${typeOf(patch)}`);
  }
  if (typeof base === 'string' && typeOf(patch) === 'scalar' && typeof patch !== 'string') {
    throw new TypeError('the value would keep the quotes of the text');
  }
  if (isJsonObject(patch)) return applyMap(base as JsonObject | undefined, patch, schema);
  if (Array.isArray(patch) && schema?.mergeKeys !== undefined) {
    return applyList((base as Json[] | undefined) ?? [], patch, schema);
  }
  return patch;
}

/** Merge keys that all the given elements carry; a list in which only some carry one is mixed. */
export function presentKeys(keys: readonly string[], elements: readonly JsonObject[]): string[] {
  return keys.filter((key) => elements.some((element) => Object.hasOwn(element, key)));
}

/** The values of the merge keys as one string; Kustomize compares them as text. */
export function elementKey(keys: readonly string[], element: JsonObject): string {
  return keys.map((key) => scalarText(element[key])).join('\0');
}

function scalarText(value: Json | undefined): string {
  return value === undefined || typeof value === 'object' ? '' : `${value}`;
}

function applyMap(
  base: JsonObject | undefined,
  patch: JsonObject,
  schema: MergeSchema | undefined,
): JsonObject | undefined {
  const { $patch: directive, ...fields } = patch;
  if (directive === 'delete') return undefined;
  const result: JsonObject = directive === 'replace' ? {} : { ...base };
  for (const [key, value] of Object.entries(fields)) {
    const merged = applyStrategicMerge(ownValue(result, key), value, schema?.fields?.[key]);
    if (merged === undefined) delete result[key];
    else result[key] = merged;
  }
  return result;
}

function applyList(base: Json[], patch: Json[], schema: MergeSchema): Json[] {
  const keys = schema.mergeKeys ?? [];
  if (keys.length === 0) return [...patch, ...base.filter((item) => !patch.includes(item))];
  const replaces = patch.some((item) => isJsonObject(item) && item['$patch'] === 'replace');
  const present = replaces ? [] : base.filter(isJsonObject);
  const changes = patch.filter(isJsonObject).filter((item) => item['$patch'] !== 'replace');
  const used = presentKeys(keys, [...present, ...changes]);

  const byKey = new Map(present.map((item) => [elementKey(used, item), item]));
  const touched = new Map<string, Json | undefined>();
  for (const item of changes) {
    const key = elementKey(used, item);
    touched.set(key, applyStrategicMerge(byKey.get(key), item, schema.element));
  }
  const kept = [...touched].filter(([, item]) => item !== undefined) as [string, Json][];
  const untouched = [...byKey].filter(([key]) => !touched.has(key));
  if (used.length <= 1) return [...kept, ...untouched].map(([, item]) => item);
  // With two merge keys, what the base has keeps its place, and new elements go before it.
  const added = kept.filter(([key]) => !byKey.has(key));
  const remaining = [...byKey.keys()].filter((key) => touched.get(key) ?? !touched.has(key));
  return [
    ...added.map(([, item]) => item),
    ...remaining.map((key) => (touched.get(key) ?? byKey.get(key)) as Json),
  ];
}

function typeOf(value: Json): 'map' | 'list' | 'scalar' {
  if (Array.isArray(value)) return 'list';
  return isJsonObject(value) ? 'map' : 'scalar';
}
