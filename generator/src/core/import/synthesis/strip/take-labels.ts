import { isJsonObject, type Json, type KubernetesObject } from '../../../kubernetes/object.ts';
import { commonFields } from '../fields/common-fields.ts';
import type { ImportedObject } from '../environment.ts';
import { withObjects, type Stripped } from './stripped.ts';

/**
 * Takes labels and annotations out that every object of an environment carries. Pairs that are the same
 * everywhere belong to the base instead, and so do those that most objects of another environment
 * carry, too, but not all: the base is to have them.
 *
 * @returns undefined where nothing is taken out
 */
export function takeDifferentLabels(environments: readonly Stripped[]): Stripped[] | undefined {
  const shared = environments.map(({ entries }) => pairsOfAll(entries));
  const carriers = environments.map(({ entries }) => carriersOf(entries));
  const isEverywhere = (pair: string): boolean => shared.every((pairs) => pairs.has(pair));
  const isCommon = (key: string): boolean =>
    environments.some(({ entries }, index) => {
      const carrying = carriers[index]?.get(key) ?? 0;
      return carrying < entries.length && carrying * 2 > entries.length;
    });
  const taken = environments.map(({ entries, fields: present }) => {
    const objects = new Map(entries.map(({ object }, index) => [String(index), object]));
    const { fields, before } = commonFields(
      objects,
      (key, value) => !isEverywhere(`${key}=${JSON.stringify(value)}`) && !isCommon(key),
    );
    return {
      isChanged: Object.keys(fields).length > 0,
      entries: withObjects(entries, [...before.values()]),
      fields: { ...present, ...fields },
    };
  });
  return taken.some(({ isChanged }) => isChanged) ? taken : undefined;
}

/** How many objects carry a label or annotation with this key. */
function carriersOf(entries: readonly ImportedObject[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { object } of entries) {
    const keys = new Set([...pairsOf(object)].map(([key]) => key));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function pairsOf({ metadata }: KubernetesObject): [string, Json][] {
  return [metadata['labels'], metadata['annotations']].flatMap((pairs) =>
    isJsonObject(pairs) ? Object.entries(pairs) : [],
  );
}

function pairsOfAll(entries: readonly ImportedObject[]): Set<string> {
  const [first, ...rest] = entries.map(
    ({ object }) =>
      new Set(pairsOf(object).map(([key, value]) => `${key}=${JSON.stringify(value)}`)),
  );
  return new Set([...(first ?? [])].filter((pair) => rest.every((pairs) => pairs.has(pair))));
}
