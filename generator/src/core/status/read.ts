import { isJsonObject, valueAt, type Json, type JsonObject } from '../kubernetes/object.ts';

/** The text at a path of keys; undefined where there is none, or an empty one. */
export function textAt(value: Json | undefined, ...path: string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The number at a path of keys. */
export function numberAt(value: Json | undefined, ...path: string[]): number | undefined {
  const found = valueAt(value, path);
  if (typeof found === 'bigint') return Number(found);
  return typeof found === 'number' ? found : undefined;
}

/** The maps in the list at a path of keys; none where there is no list. */
export function itemsAt(value: Json | undefined, ...path: string[]): JsonObject[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/** Whether `true` stands at a path of keys. */
export function isTrueAt(value: Json | undefined, ...path: string[]): boolean {
  return valueAt(value, path) === true;
}

/** A condition of an object's status, as nearly all kinds write them. */
export interface Condition {
  type: string;
  status: string;
  reason: string;
  message: string;
}

/** The conditions of an object's status. */
export function conditionsOf(object: JsonObject): Condition[] {
  return itemsAt(object, 'status', 'conditions').map((condition) => ({
    type: textAt(condition, 'type') ?? '',
    status: textAt(condition, 'status') ?? '',
    reason: textAt(condition, 'reason') ?? '',
    message: textAt(condition, 'message') ?? '',
  }));
}
