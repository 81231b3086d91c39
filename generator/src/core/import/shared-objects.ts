import { compareText } from '../compare-text.ts';
import { groupOf, namespaceOf, objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { scopeOf } from '../kubernetes/scope.ts';
import { isNamespace } from '../synthesis/transformers/namespace.ts';

/** An object that several environments hold, and that a cluster can have once only. */
export interface SharedObject {
  object: KubernetesObject;
  /** Sorted. */
  environments: string[];
  /** Whether the environments share a namespace by it, which none would do on one cluster. */
  isNamespaced: boolean;
}

/**
 * The objects that would overwrite each other if the environments were on one cluster: those that name
 * their namespace, and those of a kind that is known to have none. Without either, they go where each
 * environment's Application puts them.
 */
export function sharedObjects(
  environments: ReadonlyMap<string, readonly KubernetesObject[]>,
): SharedObject[] {
  const found = new Map<string, SharedObject>();
  for (const [environment, objects] of environments) {
    for (const object of objects) {
      const isNamespaced = namespaceOf(object) !== undefined || isNamespace(object);
      const group = groupOf(object.apiVersion);
      if (!isNamespaced && scopeOf({ group, kind: object.kind }) !== 'cluster') continue;
      const shared = found.get(objectId(object));
      if (shared === undefined) {
        found.set(objectId(object), { object, environments: [environment], isNamespaced });
      } else shared.environments.push(environment);
    }
  }
  const shared = [...found.values()].filter((each) => each.environments.length > 1);
  for (const each of shared) each.environments.sort(compareText);
  return shared;
}
