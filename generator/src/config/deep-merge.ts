import { isJsonObject, type Json, type JsonObject } from '../core/kubernetes/object.ts';
import { own } from './own-value.ts';

/**
 * Merges what is written for an environment over what it starts from: maps merge, lists and scalars
 * replace, `null` removes (as in JSON Merge Patch, RFC 7386). The inputs stay as they are. Works
 * without recursion, so no nesting is too deep.
 */
export function deepMerge(base: JsonObject, over: JsonObject): JsonObject {
  const result: JsonObject = {};
  const pending: Merge[] = [{ target: result, base, over }];
  for (let merge = pending.pop(); merge !== undefined; merge = pending.pop()) {
    for (const key of new Set([...Object.keys(merge.base), ...Object.keys(merge.over)])) {
      mergeKey(merge, key, pending);
    }
  }
  return result;
}

interface Merge {
  target: JsonObject;
  base: JsonObject;
  over: JsonObject;
}

function mergeKey({ target, base, over }: Merge, key: string, pending: Merge[]): void {
  const below = own(base, key);
  const above = own(over, key);
  if (above === null) return;
  const value = above ?? below;
  if (value === undefined || value === null) return;
  if (!isJsonObject(value)) {
    define(target, key, value);
    return;
  }
  const child: JsonObject = {};
  define(target, key, child);
  pending.push(
    above === undefined
      ? { target: child, base: value, over: {} }
      : { target: child, base: isJsonObject(below) ? below : {}, over: value },
  );
}

/** Assignment to `__proto__` would change the prototype instead of adding a key. */
function define(target: JsonObject, key: string, value: Json): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
