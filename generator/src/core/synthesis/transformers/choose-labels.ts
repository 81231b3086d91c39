import { deepEqual } from '../../kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import type { ObjectPair } from './choose-images.ts';
import { applyLabels, labelPaths } from './labels.ts';

/**
 * The pairs of a `labels:` entry: those that all objects of the overlay and all their pod templates
 * carry, and that some object of the base lacks.
 */
export function chooseLabels(pairs: readonly ObjectPair[]): Record<string, string> {
  const [first, ...rest] = pairs.map(({ target }) => labelsOf(target));
  if (first === undefined) return {};
  const common = Object.entries(first).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      rest.every((labels) => ownValue(labels, entry[0]) === entry[1]),
  );
  const wanted = common
    .filter(([key, value]) => pairs.some(({ base }) => base && labelsOf(base)[key] !== value))
    .filter(([key, value]) =>
      pairs.every(({ target }) => deepEqual(applyLabels(target, { [key]: value }), target)),
    );
  return Object.fromEntries(wanted.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The target with the base's labels, or none, where the pairs put them. */
export function undoLabels(
  pair: ObjectPair,
  labels: Readonly<Record<string, string>>,
): KubernetesObject {
  const { base, target } = pair;
  if (Object.keys(labels).length === 0) return target;
  const undone = labelPaths(target).reduce<Json>(
    (value, path) => (path.includes('*') ? value : restore(base, value, path, labels)),
    target,
  ) as KubernetesObject;
  return deepEqual(applyLabels(undone, labels), target) ? undone : target;
}

function restore(
  base: Json | undefined,
  target: Json,
  path: string[],
  labels: Readonly<Record<string, string>>,
): Json {
  if (!isJsonObject(target)) return target;
  const [key, ...rest] = path;
  const from = isJsonObject(base) ? base : {};
  if (key !== undefined) {
    const child = ownValue(target, key);
    if (child === undefined) return target;
    const restored = restore(ownValue(from, key), child, rest, labels);
    const isGone = isJsonObject(restored) && Object.keys(restored).length === 0;
    const { [key]: _, ...others } = target;
    if (isGone && ownValue(from, key) === undefined) return others;
    return Object.fromEntries(
      Object.entries(target).map(([name, value]) => [name, name === key ? restored : value]),
    );
  }
  const kept = Object.entries(target).flatMap(([name, value]): [string, Json][] => {
    if (!Object.hasOwn(labels, name)) return [[name, value]];
    const inherited = ownValue(from, name);
    return inherited === undefined ? [] : [[name, inherited]];
  });
  return Object.fromEntries(kept);
}

function labelsOf(object: KubernetesObject): JsonObject {
  const labels = valueAt(object, ['metadata', 'labels']);
  return isJsonObject(labels) ? labels : {};
}
