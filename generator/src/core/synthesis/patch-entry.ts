import { groupOf, namespaceOf, type JsonObject, type KubernetesObject } from '../kubernetes/object.ts';
import type { PatchEntry } from './kustomization.ts';
import type { Patch } from './patch.ts';

/**
 * The entry of a patch file in a kustomization. A strategic merge names its object itself: without a
 * target, Kustomize fails where the object is missing.
 *
 * @param isAmbiguous whether another object of the kind has the same name in another namespace
 */
export function patchEntry(
  path: string,
  object: KubernetesObject,
  patch: Pick<Patch, 'means'>,
  isAmbiguous = false,
): PatchEntry {
  if (patch.means === 'strategic-merge') return { path };
  const group = groupOf(object.apiVersion);
  const namespace = namespaceOf(object);
  const target = {
    ...(group === '' ? {} : { group: escapeRegExp(group) }),
    kind: object.kind,
    name: escapeRegExp(object.metadata.name),
    ...(isAmbiguous && namespace !== undefined ? { namespace: escapeRegExp(namespace) } : {}),
  };
  return { path, target };
}

/** The patch that removes an object. */
export function deletionOf({ apiVersion, kind, metadata }: KubernetesObject): JsonObject {
  const namespace = metadata['namespace'];
  return {
    apiVersion,
    kind,
    metadata: { name: metadata.name, ...(namespace === undefined ? {} : { namespace }) },
    $patch: 'delete',
  };
}

/** Every field of a patch's target is an anchored regular expression in Kustomize. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
