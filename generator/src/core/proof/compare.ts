import { firstDifference, type Difference } from '../kubernetes/equality.ts';
import { objectId, type KubernetesObject } from '../kubernetes/object.ts';

/** How the build of an overlay differs from the wish. */
export type Mismatch =
  | { kind: 'missing'; object: KubernetesObject }
  | { kind: 'surplus'; object: KubernetesObject }
  | { kind: 'different'; object: KubernetesObject; difference: Difference };

/**
 * Compares the objects of a build with the wish: the same set of objects, in each every field and the
 * order inside every list. The order of documents and of keys is free. Empty where they are equal.
 */
export function compareObjects(
  expected: readonly KubernetesObject[],
  actual: readonly KubernetesObject[],
): Mismatch[] {
  const built = new Map(actual.map((object) => [objectId(object), object]));
  const mismatches: Mismatch[] = [];
  for (const object of expected) {
    const id = objectId(object);
    const counterpart = built.get(id);
    built.delete(id);
    if (counterpart === undefined) mismatches.push({ kind: 'missing', object });
    else {
      const difference = firstDifference(object, counterpart);
      if (difference !== undefined) mismatches.push({ kind: 'different', object, difference });
    }
  }
  const surplus = [...built.values()].map((object): Mismatch => ({ kind: 'surplus', object }));
  return [...mismatches, ...surplus];
}
