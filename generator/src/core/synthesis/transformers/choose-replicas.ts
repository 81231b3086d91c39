import {
  ownValue,
  valueAt,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import type { ObjectPair } from './choose-images.ts';
import { applyReplicas, hasReplicas, type ReplicaEntry } from './replicas.ts';

/**
 * The `replicas:` entries of an overlay: one for each object whose number differs from the base's and
 * whose name no other scalable object with another number shares.
 */
export function chooseReplicas(pairs: readonly ObjectPair[]): ReplicaEntry[] {
  return pairs
    .flatMap(({ base, target }): ReplicaEntry[] => {
      const count = replicasOf(target);
      if (base === undefined || !hasReplicas(target)) return [];
      if (typeof count !== 'number' || !Number.isSafeInteger(count)) return [];
      const inherited = replicasOf(base);
      // The number would stand in the quotes of the text.
      if (typeof inherited === 'string') return [];
      return count === inherited ? [] : [{ name: target.metadata.name, count }];
    })
    .filter((entry) =>
      pairs.every(
        ({ target }) => replicasOf(applyReplicas(target, [entry])) === replicasOf(target),
      ),
    )
    .filter((entry, index, all) => all.findIndex(({ name }) => name === entry.name) === index)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The target with the base's number of replicas where an entry sets its own. */
export function undoReplicas(pair: ObjectPair, entries: readonly ReplicaEntry[]): KubernetesObject {
  const { base, target } = pair;
  const isSet = entries.some(({ name }) => name === target.metadata.name) && hasReplicas(target);
  if (base === undefined || !isSet) return target;
  const { replicas: _, ...spec } = target['spec'] as JsonObject;
  const inherited = ownValue((base['spec'] ?? {}) as JsonObject, 'replicas');
  return {
    ...target,
    spec: { ...(inherited === undefined ? {} : { replicas: inherited }), ...spec },
  };
}

function replicasOf(object: KubernetesObject): unknown {
  return valueAt(object, ['spec', 'replicas']);
}
