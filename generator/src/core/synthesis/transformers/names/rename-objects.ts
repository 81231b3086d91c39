import { objectId, type KubernetesObject } from '../../../kubernetes/object.ts';
import { haveOwnIds, rename, undoRename } from './rename.ts';
import type { Renaming } from './renaming.ts';

/**
 * The objects with some of them renamed, and with the references to those: what the hash at the end
 * of a generated ConfigMap's name does.
 *
 * @param renames id of an object to its new name
 * @returns undefined where the build fails, as `rename` says
 * Source: kustomize api/internal/builtins/HashTransformer.go
 */
export function renameObjects(
  objects: readonly KubernetesObject[],
  renames: ReadonlyMap<string, string>,
): KubernetesObject[] | undefined {
  return rename(
    objects.map((object): Renaming => {
      const before = object.metadata.name;
      const name = renames.get(objectId(object)) ?? before;
      return { object, earlier: name === before ? [] : [before], name, hasAffix: false };
    }),
  );
}

/**
 * What the objects must be so that renaming makes exactly these of them.
 *
 * @param renames id of an object, as given, to the name that it had before
 * @returns undefined where there are no such objects
 */
export function withoutRenames(
  objects: readonly KubernetesObject[],
  renames: ReadonlyMap<string, string>,
): KubernetesObject[] | undefined {
  const before = undoRename(
    objects.map((object): Renaming => {
      const { name } = object.metadata;
      const earlier = renames.get(objectId(object)) ?? name;
      return { object, earlier: earlier === name ? [] : [earlier], name, hasAffix: false };
    }),
  );
  return before && haveOwnIds(before) ? before : undefined;
}
