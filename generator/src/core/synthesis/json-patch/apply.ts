import { deepEqual } from '../../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json } from '../../kubernetes/object.ts';
import type { JsonPatchOperation } from './diff.ts';

/**
 * What a JSON 6902 patch makes of a value, or undefined where an operation or test fails (RFC 6902).
 * Kustomize is laxer in one place: `replace` of a missing key adds it.
 */
export function applyJsonPatch(
  value: Json,
  operations: readonly JsonPatchOperation[],
): Json | undefined {
  return operations.reduce<Json | undefined>(
    (current, operation) =>
      current === undefined ? undefined : applyAt(current, parse(operation.path), operation),
    value,
  );
}

function parse(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function applyAt(
  value: Json,
  path: readonly string[],
  operation: JsonPatchOperation,
): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (operation.op === 'test') return deepEqual(value, operation.value) ? value : undefined;
    return operation.op === 'remove' ? undefined : operation.value;
  }
  if (Array.isArray(value)) return applyToList(value, key, rest, operation);
  if (!isJsonObject(value)) return undefined;
  const child = ownValue(value, key);
  if (rest.length === 0 && operation.op !== 'test') {
    if (operation.op === 'remove') {
      if (child === undefined) return undefined;
      const { [key]: _, ...others } = value;
      return others;
    }
    return { ...value, [key]: operation.value };
  }
  const changed = child === undefined ? undefined : applyAt(child, rest, operation);
  return changed === undefined ? undefined : { ...value, [key]: changed };
}

function applyToList(
  list: Json[],
  key: string,
  rest: readonly string[],
  operation: JsonPatchOperation,
): Json[] | undefined {
  const index = key === '-' ? list.length : Number(key);
  if (rest.length === 0 && operation.op === 'add') {
    return index <= list.length
      ? [...list.slice(0, index), operation.value, ...list.slice(index)]
      : undefined;
  }
  const child = list[index];
  if (child === undefined) return undefined;
  if (rest.length === 0 && operation.op === 'remove') return list.filter((_, at) => at !== index);
  const changed = applyAt(child, rest, operation);
  return changed === undefined
    ? undefined
    : list.map((item, at) => (at === index ? changed : item));
}
