import { deepEqual } from '../../../kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  type Json,
  type KubernetesObject,
} from '../../../kubernetes/object.ts';
import { changeField, fieldsOf, parseKey, type FieldTable } from './field-spec.ts';

/** Labels or annotations. */
export type Pairs = Readonly<Record<string, string>>;

/**
 * The object with the pairs in every map that the table names for its kind.
 *
 * @returns undefined where the build fails: there is something else than a map at such a place
 */
export function withPairs(
  object: KubernetesObject,
  table: FieldTable,
  pairs: Pairs,
): KubernetesObject | undefined {
  if (Object.keys(pairs).length === 0) return object;
  let changed: KubernetesObject | undefined = object;
  for (const field of fieldsOf(table, object)) {
    changed = changed && changeField(changed, field, (leaf) => setPairs(leaf, pairs));
  }
  return changed;
}

/**
 * What the object must be so that `withPairs` gives it: without the pairs, and without maps that held
 * nothing else and are created again.
 *
 * @returns undefined where an object that comes out as this one does not exist
 */
export function withoutPairs(
  object: KubernetesObject,
  table: FieldTable,
  pairs: Pairs,
): KubernetesObject | undefined {
  const candidate = fieldsOf(table, object).reduce<Json>(
    (value, { path, create }) => removePairs(value, path, create, pairs),
    object,
  ) as KubernetesObject;
  return deepEqual(withPairs(candidate, table, pairs), object) ? candidate : undefined;
}

/** The pairs that every one of the maps holds, sorted by key. */
export function commonPairs(maps: readonly (Json | undefined)[]): [string, string][] {
  const [first, ...rest] = maps.map((map) => (isJsonObject(map) ? map : {}));
  return Object.entries(first ?? {})
    .filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && rest.every((map) => ownValue(map, entry[0]) === entry[1]),
    )
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** Kustomize leaves a null alone that it has not been told to create. */
function setPairs(leaf: Json, pairs: Pairs): Json | undefined {
  if (leaf === null) return leaf;
  return isJsonObject(leaf) ? { ...leaf, ...pairs } : undefined;
}

function removePairs(value: Json, path: readonly string[], create: boolean, pairs: Pairs): Json {
  if (Array.isArray(value) && path.length > 0) {
    return value.map((item) => removePairs(item, path, create, pairs));
  }
  if (!isJsonObject(value)) return value;
  const [key, ...rest] = path;
  if (key === undefined) {
    const kept = Object.entries(value).filter(([name]) => !Object.hasOwn(pairs, name));
    return Object.fromEntries(kept);
  }
  const { name, isList } = parseKey(key);
  const child = ownValue(value, name);
  if (child === undefined) return value;
  const removed = removePairs(child, rest, create, pairs);
  if (!isList && create && isEmptyMap(removed)) {
    const { [name]: _, ...others } = value;
    return others;
  }
  return { ...value, [name]: removed };
}

function isEmptyMap(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
