import type { KubernetesObject } from '../../kubernetes/object.ts';
import { itemsAt, textAt } from '../read.ts';

/** Which objects a controller made, directly or through others; those that are given alone. */
export function descendantsOf(
  objects: readonly KubernetesObject[],
): (object: KubernetesObject) => KubernetesObject[] {
  const children = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    for (const owner of ownersOf(object)) {
      children.set(owner, [...(children.get(owner) ?? []), object]);
    }
  }
  const below = (object: KubernetesObject): KubernetesObject[] =>
    (children.get(uidOf(object)) ?? []).flatMap((child) => [child, ...below(child)]);
  return below;
}

/** The uids of the objects that made an object. */
export function ownersOf(object: KubernetesObject): string[] {
  return itemsAt(object, 'metadata', 'ownerReferences').map((owner) => textAt(owner, 'uid') ?? '');
}

export function uidOf(object: KubernetesObject): string {
  return textAt(object, 'metadata', 'uid') ?? '';
}
