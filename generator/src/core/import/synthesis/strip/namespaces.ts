import { compareText } from '../../../compare-text.ts';
import { isJsonObject, namespaceOf, type KubernetesObject } from '../../../kubernetes/object.ts';
import { fitsNamespace, isNamespace } from '../../../synthesis/transformers/namespace.ts';

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
 * The objects that a `namespace:` would change otherwise than by naming the namespace.
 *
 * @param namespace undefined where the environment has none
 */
export function outsideNamespace(
  objects: readonly KubernetesObject[],
  namespace: string | undefined,
): KubernetesObject[] {
  const bound = foreignBindings(objects, namespace);
  return objects.filter((object) => !fits(object, namespace) || bound.has(object));
}

function fits(object: KubernetesObject, namespace: string | undefined): boolean {
  if (namespace === undefined) return namespaceOf(object) === undefined;
  return fitsNamespace(object, namespace);
}

/**
 * Role bindings whose subjects name a ServiceAccount of the environment without its namespace, or in
 * `default`, and those accounts: with `namespace:` Kustomize would write it into the subject, even into
 * that of a User or Group of the name (kustomize api/filters/nameref/nameref.go).
 */
function foreignBindings(
  objects: readonly KubernetesObject[],
  own: string | undefined,
): Set<KubernetesObject> {
  const accounts = new Map(
    objects
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map((account) => [account.metadata.name, account]),
  );
  return new Set(
    objects.flatMap((object) => {
      const subjects = object.kind.endsWith('RoleBinding') ? object['subjects'] : undefined;
      if (!Array.isArray(subjects)) return [];
      const named = subjects.filter(isJsonObject).flatMap((subject) => {
        const { name, namespace } = subject;
        const isForeign = namespace === undefined || (namespace === 'default' && own !== namespace);
        return isForeign && typeof name === 'string' ? (accounts.get(name) ?? []) : [];
      });
      return named.length === 0 ? [] : [object, ...named];
    }),
  );
}
