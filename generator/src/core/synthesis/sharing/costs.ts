import type { KubernetesObject } from '../../kubernetes/object.ts';
import { lineCount } from '../line-count.ts';
import { choosePatch } from '../patch.ts';
import { contentId } from './fingerprint.ts';

/** Lines that means take, in plain block style, with the entry in the kustomization. */
export interface Costs {
  /** An object with a file of its own. */
  object(object: KubernetesObject): number;
  /** The patch from one state of an object to another; infinite where there is none. */
  patch(from: KubernetesObject, to: KubernetesObject): number;
}

/** apiVersion, kind, metadata, name, `$patch: delete`, and the entry in the kustomization. */
export const DELETION_LINES = 6;

/** `path`, `target`, `kind`, `name`. */
const TARGET_LINES = 4;

/** @param allowsMerge whether a strategic merge may be used for the object */
export function createCosts(allowsMerge: (object: KubernetesObject) => boolean): Costs {
  const objects = new Map<string | number, number>();
  const patches = new Map<string | number, number>();
  return {
    object: (object) => remember(objects, contentId(object), () => lineCount(object) + 1),
    patch: (from, to) => {
      const [left, right] = [contentId(from), contentId(to)];
      if (left === right) return 0;
      return remember(patches, `${left} ${right}`, () => patchLines(from, to));
    },
  };

  function patchLines(from: KubernetesObject, to: KubernetesObject): number {
    const patch = choosePatch(from, to, { strategicMerge: allowsMerge(to) });
    if (patch === undefined) return Infinity;
    if (patch.means === 'strategic-merge') return lineCount(patch.body) + 1;
    return lineCount(patch.body) + TARGET_LINES;
  }
}

function remember(
  known: Map<string | number, number>,
  key: string | number,
  compute: () => number,
): number {
  const present = known.get(key);
  if (present !== undefined) return present;
  const value = compute();
  known.set(key, value);
  return value;
}
