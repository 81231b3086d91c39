import { isJsonObject, type Json, type JsonObject } from '../core/kubernetes/object.ts';
import type { DocumentPath } from '../core/problem.ts';

/** The value at a path, undefined where nothing is written; what an object inherits does not count. */
export function valueAt(root: Json | undefined, path: DocumentPath): Json | undefined {
  return path.reduce<Json | undefined>((value, segment) => {
    if (Array.isArray(value)) return typeof segment === 'number' ? value[segment] : undefined;
    return isJsonObject(value) ? own(value, String(segment)) : undefined;
  }, root);
}

/** A key's own value: `constructor` and its like are never found by inheritance. */
export function own<Value>(
  map: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The keys of a written map, none where it is missing or something else. */
export function keysOf(value: Json | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** An empty object when the value is no map. */
export function objectOrEmpty(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
