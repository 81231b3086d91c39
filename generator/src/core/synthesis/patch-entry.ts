import { groupOf, type JsonObject, type KubernetesObject } from '../kubernetes/object.ts';
import type { PatchEntry } from './kustomization.ts';
import type { Patch } from './patch.ts';

/**
 * The entry of a patch file in a kustomization. A strategic merge names its object itself: without a
 * target, Kustomize fails where the object is missing.
 */
export function patchEntry(path: string, object: KubernetesObject, patch: Patch): PatchEntry {
  if (patch.means === 'strategic-merge') return { path };
  const group = groupOf(object.apiVersion);
  const target = { kind: object.kind, name: escapeRegExp(object.metadata.name) };
  return { path, target: group === '' ? target : { group: escapeRegExp(group), ...target } };
}

/** The patch that removes an object. */
export function deletionOf({ apiVersion, kind, metadata }: KubernetesObject): JsonObject {
  return { apiVersion, kind, metadata: { name: metadata.name }, $patch: 'delete' };
}

/** Every field of a patch's target is an anchored regular expression in Kustomize. */
function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
