import { deepEqual } from '../../core/kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import type { Finding } from '../finding.ts';
import { canonical } from './canonical.ts';

/** What the API server says to an update of an object of one kind. */
export type ChangeRule = (before: KubernetesObject, after: KubernetesObject) => Finding[];

export interface ImmutableField {
  path: readonly string[];
  /** What stands there where nothing is written. */
  fallback?: Json;
  /** A value that the server keeps where the update leaves it out. */
  isKept?: boolean;
  remedy: string;
}

/** A rule for fields that keep the value with which the object was created. */
export function immutable(...fields: readonly ImmutableField[]): ChangeRule {
  return (before, after) =>
    fields.flatMap(({ path, fallback, isKept, remedy }) => {
      const [old, present] = [before, after].map(
        (object) => canonical(valueAt(object, path)) ?? canonical(fallback),
      );
      if (deepEqual(old, present) || (isKept === true && present === undefined)) return [];
      return [refusal(path, 'cannot be changed once the object exists', remedy)];
    });
}

/** A rule for a map of which some keys may change, and no other. */
export function immutableBut(
  path: readonly string[],
  free: readonly string[],
  { defaults = {}, remedy }: { defaults?: JsonObject; remedy: string },
): ChangeRule {
  return (before, after) => {
    const [old, present] = [mapAt(before, path), mapAt(after, path)];
    const keys = new Set([...Object.keys(old), ...Object.keys(present)]);
    return [...keys]
      .filter((key) => !free.includes(key))
      .flatMap((key) =>
        immutable({
          path: [...path, key],
          remedy,
          ...(Object.hasOwn(defaults, key) ? { fallback: defaults[key] ?? null } : {}),
        })(before, after),
      );
  };
}

/** What a change finding looks like: a change is only refused while the object is still there. */
export function refusal(
  path: readonly (string | number)[],
  message: string,
  remediation: string,
): Finding {
  return { id: 'immutable', severity: 'warning', path, message, remediation };
}

/** A map, or an empty one where there is none. */
export function mapAt(object: JsonObject, path: readonly string[]): JsonObject {
  const value = valueAt(object, path);
  return isJsonObject(value) ? value : {};
}

/** A text, or the fallback where there is none. */
export function textAt(object: JsonObject, key: string, fallback = ''): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : fallback;
}
