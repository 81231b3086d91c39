/**
 * What to do about a change that is refused.
 *
 * `Force=true,Replace=true` as value of the annotation makes Argo CD delete and create the object at
 * each sync (https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/); `Replace=true` alone
 * is an update and refused like any other.
 */
const ARGOCD =
  'With Argo CD the annotation argocd.argoproj.io/sync-options: Force=true,Replace=true does so at every sync: take it out again after the first.';

/** Pods are gone until the new ones run. */
export const RECREATE_WORKLOAD = `Keep it, or give the object a new name, or delete it before the change is applied: its pods stop until the new ones run. ${ARGOCD}`;

export const RECREATE_STATEFUL_SET =
  'Keep it, or delete the StatefulSet without its pods before the change is applied: kubectl delete statefulset NAME --cascade=orphan. The new one takes over the pods that its selector matches; claims that exist stay as they are.';

export const RECREATE_JOB = `Give the Job a new name, or delete the old one before the change is applied; its pods go with it. ${ARGOCD}`;

export const RECREATE_SERVICE = `Keep it, or delete the Service before the change is applied: it gets a new address, and is away until then. ${ARGOCD}`;

export const NEW_CLAIM =
  'Keep it. For other storage make a claim with a new name, copy the data, let the pods use it, then delete the old one: deleting a claim may delete its data.';

export const NEW_VOLUME =
  'Keep it, or make a PersistentVolume with a new name. Deleting the old one leaves the claim that is bound to it without storage.';

/** No pod and no data hang on it. */
export const RECREATE = `Give the object a new name, or delete it before the change is applied. ${ARGOCD}`;

export const NEW_NAME_FOR_DATA =
  'Give it a new name and let the pods use that, as configMapGenerator and secretGenerator do with a hash; or delete it before the change is applied.';

export const RECREATE_BINDING = `Delete the binding before the change is applied, or make one with a new name; what it grants is away until then. ${ARGOCD}`;

export const KEEP_DEFINITION =
  'Keep it, or make a definition with a new name: deleting a CustomResourceDefinition deletes all of its objects.';
