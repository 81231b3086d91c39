import { deepEqual } from '../../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { lineCount } from '../line-count.ts';

export type JsonPatchOperation =
  { op: 'add' | 'replace' | 'test'; path: string; value: Json } | { op: 'remove'; path: string };

/**
 * A JSON 6902 patch that turns `base` into `target`. An index into a list is guarded by `op: test` on
 * the element, so that the build fails when the base's list changes, instead of changing the wrong
 * element (kustomize #4379: other patches that miss do so silently).
 */
export function diffJsonPatch(base: JsonObject, target: JsonObject): JsonPatchOperation[] {
  return diffMap(base, target, '');
}

function diffValue(base: Json, target: Json, path: string): JsonPatchOperation[] {
  if (deepEqual(base, target)) return [];
  const whole: JsonPatchOperation[] = [{ op: 'replace', path, value: target }];
  if (isJsonObject(base) && isJsonObject(target)) {
    return shorter(diffMap(base, target, path), whole);
  }
  if (Array.isArray(base) && Array.isArray(target)) {
    const parts = diffList(base, target, path);
    return parts === undefined ? whole : shorter(parts, whole);
  }
  return whole;
}

function diffMap(base: JsonObject, target: JsonObject, path: string): JsonPatchOperation[] {
  const removed = Object.keys(base)
    .filter((key) => !Object.hasOwn(target, key))
    .map((key): JsonPatchOperation => ({ op: 'remove', path: `${path}/${escape(key)}` }));
  const changed = Object.entries(target).flatMap(([key, value]): JsonPatchOperation[] => {
    const place = `${path}/${escape(key)}`;
    const present = ownValue(base, key);
    return present === undefined
      ? [{ op: 'add', path: place, value }]
      : diffValue(present, value, place);
  });
  return [...removed, ...changed];
}

/** Changes in place and additions at the end; anything else replaces the list. */
function diffList(base: Json[], target: Json[], path: string): JsonPatchOperation[] | undefined {
  if (target.length < base.length) return undefined;
  const changed = base.flatMap((item, index): JsonPatchOperation[] => {
    const place = `${path}/${index}`;
    const operations = diffValue(item, target[index] as Json, place);
    return operations.length === 0 ? [] : [guard(item, place), ...operations];
  });
  const added = target
    .slice(base.length)
    .map((value): JsonPatchOperation => ({ op: 'add', path: `${path}/-`, value }));
  return [...changed, ...added];
}

/** Tests what tells an element from its neighbours: its name, else its first scalar, else all of it. */
function guard(element: Json, path: string): JsonPatchOperation {
  if (isJsonObject(element)) {
    const scalars = Object.entries(element).filter(
      ([, value]) => value !== null && typeof value !== 'object',
    );
    const [key, value] = scalars.find(([name]) => name === 'name') ?? scalars[0] ?? [];
    if (key !== undefined && value !== undefined) {
      return { op: 'test', path: `${path}/${escape(key)}`, value };
    }
  }
  return { op: 'test', path, value: element };
}

/** Escapes a key for a JSON pointer (RFC 6901). */
function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function shorter(parts: JsonPatchOperation[], whole: JsonPatchOperation[]): JsonPatchOperation[] {
  return lineCount(parts) <= lineCount(whole) ? parts : whole;
}
