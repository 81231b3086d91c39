import { groupOf, objectId, type KubernetesObject } from '../../../kubernetes/object.ts';
import { rename, undoRename } from './rename.ts';
import type { Renaming } from './renaming.ts';

/** `namePrefix` and `nameSuffix` of a kustomization; empty where it has none. */
export interface NameAffixes {
  prefix: string;
  suffix: string;
}

export interface AffixOptions {
  /**
   * Ids of objects of the same build that stand in a kustomization around the one with prefix and
   * suffix: they keep their names, and their references follow.
   */
  outside?: ReadonlySet<string>;
}

/**
 * What `namePrefix` and `nameSuffix` make of the objects of a kustomization, and of the references
 * among them. The objects are given as they are after `namespace:`.
 *
 * @returns undefined where the build fails, as `rename` says
 * Source: kustomize api/internal/builtins/PrefixTransformer.go, SuffixTransformer.go
 */
export function applyNames(
  objects: readonly KubernetesObject[],
  affixes: NameAffixes,
  options: AffixOptions = {},
): KubernetesObject[] | undefined {
  return rename(
    objects.map((object) =>
      renaming(object, isAffixed(object, options) ? object.metadata.name : undefined, affixes),
    ),
  );
}

/**
 * What the objects must be so that `namePrefix` and `nameSuffix` make exactly these of them.
 *
 * @returns undefined where there are no such objects: a name lacks prefix or suffix, or a reference
 *   would be changed that must not be
 */
export function withoutNames(
  objects: readonly KubernetesObject[],
  affixes: NameAffixes,
  options: AffixOptions = {},
): KubernetesObject[] | undefined {
  const renamings: Renaming[] = [];
  for (const object of objects) {
    const isChanged = isAffixed(object, options);
    const bare = isChanged ? bareName(object.metadata.name, affixes) : undefined;
    if (isChanged && bare === undefined) return undefined;
    renamings.push(renaming(object, bare, affixes));
  }
  return undoRename(renamings);
}

/** Whether prefix and suffix reach objects of this kind. */
export function takesAffixes({ apiVersion, kind }: KubernetesObject): boolean {
  if (kind === 'APIService') return groupOf(apiVersion) !== 'apiregistration.k8s.io';
  return kind !== 'CustomResourceDefinition' && kind !== 'Namespace';
}

/** The name without prefix and suffix; undefined where it lacks one, or nothing is left. */
export function bareName(name: string, { prefix, suffix }: NameAffixes): string | undefined {
  const isBoth = name.startsWith(prefix) && name.endsWith(suffix);
  const length = name.length - prefix.length - suffix.length;
  return isBoth && length > 0 ? name.slice(prefix.length, prefix.length + length) : undefined;
}

function isAffixed(object: KubernetesObject, { outside }: AffixOptions): boolean {
  return takesAffixes(object) && !(outside?.has(objectId(object)) ?? false);
}

/** Kustomize remembers the name between prefix and suffix, too: a reference may mean it. */
function renaming(
  object: KubernetesObject,
  bare: string | undefined,
  { prefix, suffix }: NameAffixes,
): Renaming {
  if (bare === undefined || prefix + suffix === '') {
    return { object, earlier: [], name: object.metadata.name, hasAffix: false };
  }
  const between = prefix !== '' && suffix !== '' ? [prefix + bare] : [];
  return { object, earlier: [bare, ...between], name: prefix + bare + suffix, hasAffix: true };
}
