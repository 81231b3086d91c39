import { deepEqual } from '../../kubernetes/equality.ts';
import { namespaceOf, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import { bareOf, setNamespace, unsetNamespace } from './namespace-fields.ts';
import { isKnownClusterScoped } from './names/references/cluster-scoped.ts';
import { referralsIn, type FindReferral } from './names/references/referrals.ts';
import { changeReferences, follow, type Reference } from './names/references/references.ts';
import { isRemembered, type Renaming } from './names/renaming.ts';

/**
 * The objects of a build that cannot stand in a kustomization with this `namespace:`, because it, or
 * what follows from it, would change them or others. They stand in a kustomization around it.
 *
 * What follows is this: an object that got a namespace is found by references again, as a renamed one
 * is, and its namespace is written into subjects, webhooks and the like that give its name without a
 * namespace or with `default`, whatever the kind of the subject. So it is what they name that must
 * stand apart.
 */
export function misfits(
  objects: readonly KubernetesObject[],
  namespace: string,
): Set<KubernetesObject> {
  const apart = new Set(objects.filter((object) => !fitsAlone(object, namespace)));
  for (;;) {
    const captors = captorsIn(objects, apart);
    if (captors.length === 0) return apart;
    for (const object of captors) apart.add(object);
  }
}

/**
 * What the `namespace:` of a kustomization does, undone: the objects as they stand in files that a
 * kustomization with this namespace reads. The Namespace object, and the Services that APIServices and
 * conversion webhooks name, get `placeholder`, which Kustomize replaces, so that all overlays can
 * share them.
 *
 * @param objects all that stand in that kustomization: none of the `misfits`
 */
export function withoutNamespace(
  objects: readonly KubernetesObject[],
  namespace: string,
  placeholder: string,
): KubernetesObject[] {
  const renamings = objects.map(movedObject);
  const find = referralsIn(renamings, MOVED);
  return renamings.map((renaming) => {
    const { object } = renaming;
    const referring = changeReferences(object, (reference) => {
      const bare = { ...reference, value: bareOf(reference.value, namespace) };
      return deepEqual(follow(bare, renaming, find), reference.value)
        ? bare.value
        : reference.value;
    });
    return unsetNamespace(referring ?? object, namespace, placeholder);
  });
}

export function isNamespace(object: KubernetesObject): boolean {
  return object.kind === 'Namespace' && object.apiVersion === 'v1';
}

const MOVED = { areInDefaultFirst: true };

/** An object with a name of its own is found by that name: it has had another namespace before. */
function movedObject(object: KubernetesObject): Renaming {
  const { name } = object.metadata;
  return { object, earlier: [name], name, hasAffix: false };
}

function fitsAlone(object: KubernetesObject, namespace: string): boolean {
  // Kustomize keeps such a namespace, but would look for the object that a patch means without it.
  if (isKnownClusterScoped(object) && namespaceOf(object) !== undefined) return false;
  return isRemembered(movedObject(object)) && deepEqual(setNamespace(object, namespace), object);
}

/** Objects inside whose namespace Kustomize would write where the reference to them has another. */
function captorsIn(
  objects: readonly KubernetesObject[],
  apart: ReadonlySet<KubernetesObject>,
): KubernetesObject[] {
  const renamings = objects.map((object): Renaming => {
    const moved = movedObject(object);
    return apart.has(object) ? { ...moved, earlier: [] } : moved;
  });
  const find = referralsIn(renamings, MOVED);
  const captors: KubernetesObject[] = [];
  for (const renaming of renamings) {
    changeReferences(renaming.object, (reference) => {
      captors.push(...captorsOf(reference, renaming, find));
      return reference.value;
    });
  }
  return captors;
}

function captorsOf(
  reference: Reference,
  referrer: Renaming,
  find: FindReferral,
): KubernetesObject[] {
  const found: KubernetesObject[] = [];
  const outcome: Json | undefined = follow(reference, referrer, (question) => {
    const referral = find(question);
    if (referral !== undefined && referral !== 'ambiguous') found.push(referral.object);
    return referral;
  });
  return deepEqual(outcome, reference.value) ? [] : found;
}
