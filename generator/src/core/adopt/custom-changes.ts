import { deepEqual } from '../kubernetes/equality.ts';
import { objectId, type Json, type KubernetesObject } from '../kubernetes/object.ts';
import type { PatchEntry } from '../synthesis/kustomization.ts';
import { deletionOf, patchEntry } from '../synthesis/patch-entry.ts';
import { choosePatch } from '../synthesis/patch.ts';
import { withoutNamespace } from '../synthesis/transformers/namespace.ts';

/** What a Component must do to turn the generated objects of an overlay into others. */
export interface CustomChanges {
  patches: CustomPatch[];
  /** Objects to add, complete. */
  resources: KubernetesObject[];
}

export interface CustomPatch {
  /** The patched object, as it stands in files without namespace. */
  object: KubernetesObject;
  body: Json;
  target: PatchEntry['target'];
}

/**
 * The changes that turn the generated objects into those that a hand edit makes of them. Patches name
 * no namespace: Kustomize finds an object by the name that it had in its file, too.
 *
 * @returns undefined where a difference cannot be expressed by a patch
 */
export function customChanges(
  overlay: { app: string; namespace: string },
  generated: readonly KubernetesObject[],
  edited: readonly KubernetesObject[],
): CustomChanges | undefined {
  const byKey = (objects: readonly KubernetesObject[]): Map<string, Pair> => {
    const local = withoutNamespace(objects, overlay.namespace, overlay.app);
    return new Map(
      local.map((object, index) => [
        objectId(object),
        { object, complete: objects[index] as KubernetesObject },
      ]),
    );
  };
  const [before, after] = [byKey(generated), byKey(edited)];
  const changes: CustomChanges = { patches: [], resources: [] };
  for (const [key, { object, complete }] of after) {
    const present = before.get(key)?.object;
    if (present === undefined) changes.resources.push(complete);
    else if (!deepEqual(present, object)) {
      const patch = choosePatch(present, object, { strategicMerge: true });
      if (patch === undefined) return undefined;
      const { target } = patchEntry('', object, patch);
      changes.patches.push({ object, body: patch.body, target });
    }
  }
  for (const [key, { object }] of before) {
    if (after.has(key)) continue;
    changes.patches.push({ object, body: deletionOf(object), target: undefined });
  }
  return changes;
}

interface Pair {
  object: KubernetesObject;
  complete: KubernetesObject;
}
