import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { elementKey, presentKeys } from './apply.ts';
import type { MergeSchema } from './merge-keys.ts';

/**
 * Whether a strategic-merge patch leaves what it does not touch alone. Kustomize walks the whole
 * object, so any patch, even for one label, collapses elements with equal merge keys, loses elements where only some carry the second key, drops empty elements, and strips
 * nulls; keys that look like directives would be read as such.
 */
export function isMergeable(value: Json, schema: MergeSchema | undefined): boolean {
  if (typeof value !== 'object') return true;
  if (value === null) return false;
  const known = KNOWN.get(value);
  if (known?.schema === schema && known !== undefined) return known.isMergeable;
  const result = Array.isArray(value)
    ? isListMergeable(value, schema)
    : isMapMergeable(value, schema);
  KNOWN.set(value, { schema, isMergeable: result });
  return result;
}

/** Values are never changed in place, and are asked about for many patches. */
const KNOWN = new WeakMap<object, { schema: MergeSchema | undefined; isMergeable: boolean }>();

function isListMergeable(list: Json[], schema: MergeSchema | undefined): boolean {
  if (schema?.mergeKeys !== undefined && !isAssociative(list, schema.mergeKeys)) return false;
  return list.every((item) => isMergeable(item, schema?.element));
}

function isMapMergeable(map: JsonObject, schema: MergeSchema | undefined): boolean {
  return Object.entries(map).every(
    ([key, child]) => !key.startsWith('$') && isMergeable(child, schema?.fields?.[key]),
  );
}

function isAssociative(list: Json[], keys: readonly string[]): boolean {
  if (keys.length === 0) return new Set(list).size === list.length && !list.some(isJsonObject);
  const elements = list.filter(isJsonObject);
  if (elements.length !== list.length) return false;
  const used = presentKeys(keys, elements);
  const isUniform = (element: JsonObject): boolean =>
    used.every((key) => {
      const value = element[key];
      return value !== undefined && value !== null && value !== '' && typeof value !== 'object';
    });
  if (elements.length > 0 && used[0] !== keys[0]) return false;
  return (
    elements.every(isUniform) &&
    new Set(elements.map((element) => elementKey(used, element))).size === elements.length
  );
}
