import { posix } from 'node:path';
import { deepEqual } from '../kubernetes/equality.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { PATCH_SUFFIX, RESOURCE_SUFFIX } from '../plan/paths/file-name.ts';
import type { PatchEntry } from './kustomization.ts';
import { deletionOf, patchEntry } from './patch-entry.ts';
import { choosePatch } from './patch.ts';
import type { ObjectExplanation, PatchMeans } from './types.ts';

/** An object of the base, and the path of its file. */
export interface BaseObject {
  object: KubernetesObject;
  file: string;
}

/** What one object adds to an overlay. */
export interface OverlayPart {
  file?: { name: string; body: unknown };
  /** Its entry under `resources`. */
  resource?: string;
  /** Its entry under `patches`. */
  patch?: PatchEntry;
  explanation?: ObjectExplanation;
  /** No patch brings it from the base exactly. */
  isImpossible?: boolean;
}

/** The folder of the overlay, and the stem of the names of an object's files in it. */
export interface PartPlace {
  folder: string;
  stem: string;
}

/**
 * An object that stands in the overlay itself.
 *
 * @param before what it must be for the transformers to make `target` of it
 */
export function ownObject(
  { folder, stem }: PartPlace,
  target: KubernetesObject,
  before: KubernetesObject,
  reason: string,
): OverlayPart {
  const name = `${stem}${RESOURCE_SUFFIX}`;
  const file = posix.join(folder, name);
  return {
    file: { name, body: before },
    resource: name,
    explanation: { object: target, origin: 'overlay', file, reason },
  };
}

/**
 * An object that comes from the base, with a patch where the transformers alone do not make `target`
 * of it.
 */
export function inheritedObject(
  { folder, stem }: PartPlace,
  target: KubernetesObject,
  before: KubernetesObject,
  base: BaseObject,
  options: { strategicMerge: boolean },
): OverlayPart {
  const explanation = { object: target, origin: 'base', file: base.file } as const;
  if (deepEqual(base.object, before)) {
    return { explanation: { ...explanation, reason: NO_PATCH } };
  }
  const patch = choosePatch(base.object, before, options);
  if (patch === undefined) return { isImpossible: true };
  const name = `${stem}${PATCH_SUFFIX}`;
  const { means, reason, body } = patch;
  return {
    file: { name, body },
    patch: patchEntry(name, target, patch),
    explanation: { ...explanation, reason, patch: patchIn(folder, name, means) },
  };
}

const NO_PATCH = 'the base and the fields of the kustomization give it without a patch';

/** An object of the base that this environment does not have. */
export function deletedObject({ folder, stem }: PartPlace, base: BaseObject): OverlayPart {
  const name = `${stem}${PATCH_SUFFIX}`;
  return {
    file: { name, body: deletionOf(base.object) },
    patch: { path: name },
    explanation: {
      object: base.object,
      origin: 'base',
      file: base.file,
      reason: 'the other environments share it, this one does not have it',
      patch: patchIn(folder, name, 'delete'),
    },
  };
}

function patchIn(
  folder: string,
  name: string,
  means: PatchMeans,
): NonNullable<ObjectExplanation['patch']> {
  return { means, file: posix.join(folder, name) };
}
