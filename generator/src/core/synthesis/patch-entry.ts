import {
  groupOf,
  namespaceOf,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';
import type { PatchEntry } from './kustomization.ts';
import type { Patch } from './patch.ts';

/** What a target has to say beside kind and name, for no other object to be meant. */
export interface TargetDetail {
  group: boolean;
  namespace: boolean;
}

/**
 * The entry of a patch file in a kustomization. A strategic merge names its object itself: without a
 * target, Kustomize fails where the object is missing.
 *
 * @param detail without it the target tells every group but the core group
 */
export function patchEntry(
  path: string,
  object: KubernetesObject,
  patch: Pick<Patch, 'means'>,
  detail?: TargetDetail,
): PatchEntry {
  if (patch.means === 'strategic-merge') return { path };
  const group = groupOf(object.apiVersion);
  const tells = detail ?? { group: group !== '', namespace: false };
  const namespace = namespaceOf(object);
  const target = {
    ...(tells.group ? { group: group === '' ? CORE_GROUP : escapeRegExp(group) } : {}),
    kind: object.kind,
    name: escapeRegExp(object.metadata.name),
    ...(tells.namespace ? { namespace: escapeRegExp(namespace ?? NO_NAMESPACE) } : {}),
  };
  return { path, target };
}

/** An empty text would ask for any group (kustomize api/types/selector.go). */
const CORE_GROUP = '^$';

/** What Kustomize takes for the namespace of an object that names none (kyaml/resid/resid.go). */
const NO_NAMESPACE = 'default';

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
