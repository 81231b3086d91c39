import { groupKindOf, isJsonObject, type KubernetesObject } from '../kubernetes/object.ts';

/**
 * Keeps data from being deleted by a commit: in environments that are pruned by hand, Namespaces and
 * volumes are never pruned, and deleting the Application waits for a confirmation. Not
 * `Prune=confirm`: an unconfirmed prune keeps the operation running, and no later commit is applied
 * (seen on Argo CD 3.5.1).
 */
export function protectData(object: KubernetesObject): KubernetesObject {
  return PROTECTED.has(groupKindOf(object)) ? addSyncOptions(object, PROTECTION) : object;
}

const PROTECTED = new Set(['Namespace', 'PersistentVolume', 'PersistentVolumeClaim']);
const PROTECTION = ['Prune=false', 'Delete=confirm'];

/** Adds sync options to those that the object already names; an option that it sets itself stays. */
export function addSyncOptions(
  object: KubernetesObject,
  options: readonly string[],
): KubernetesObject {
  const present = object.metadata['annotations'];
  const annotations = isJsonObject(present) ? present : {};
  const own = typeof annotations[SYNC_OPTIONS] === 'string' ? annotations[SYNC_OPTIONS] : '';
  const kept = own.split(',').filter((option) => option !== '');
  const added = options.filter((option) => !kept.some((name) => sameKey(name, option)));
  const value = [...kept, ...added].join(',');
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [SYNC_OPTIONS]: value } },
  };
}

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

function sameKey(left: string, right: string): boolean {
  return left.split('=')[0]?.trim() === right.split('=')[0];
}
