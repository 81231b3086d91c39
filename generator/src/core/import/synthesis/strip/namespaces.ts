import { compareText } from '../../../compare-text.ts';
import { namespaceOf, type KubernetesObject } from '../../../kubernetes/object.ts';
import { isNamespace, misfits } from '../../../synthesis/transformers/namespace.ts';

/** The namespace that most objects are in; of several that are named as often, the first by name. */
export function mainNamespace(objects: readonly KubernetesObject[]): string | undefined {
  const counts = new Map<string, number>();
  for (const object of objects) {
    const name = isNamespace(object) ? object.metadata.name : namespaceOf(object);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first] = [...counts].sort(
    ([left, leftCount], [right, rightCount]) => rightCount - leftCount || compareText(left, right),
  );
  return first?.[0];
}

/** Identity of an object where the main namespace of its environment does not count. */
export function localKey(object: KubernetesObject, namespace: string | undefined): string {
  const { apiVersion, kind, metadata } = object;
  if (isNamespace(object)) return `${kind}/${metadata.name === namespace ? '' : metadata.name}`;
  const own = namespaceOf(object);
  return [apiVersion, kind, own === namespace ? '' : (own ?? ''), metadata.name].join('/');
}

/**
 * The objects that a `namespace:` would change otherwise than by naming the namespace, or would have
 * written into what refers to them.
 *
 * @param namespace undefined where the environment has none
 */
export function outsideNamespace(
  objects: readonly KubernetesObject[],
  namespace: string | undefined,
): KubernetesObject[] {
  if (namespace === undefined) return objects.filter((object) => namespaceOf(object) !== undefined);
  const outside = misfits(objects, namespace);
  return objects.filter((object) => outside.has(object));
}
