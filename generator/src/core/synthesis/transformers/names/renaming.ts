import { namespaceOf, type KubernetesObject } from '../../../kubernetes/object.ts';

/** An object of a build whose names change, or only its references. */
export interface Renaming {
  object: KubernetesObject;
  /** The names that the object had before; none where it keeps its name. */
  earlier: readonly string[];
  name: string;
  /** Whether a prefix or suffix was added, which Kustomize remembers apart from the names. */
  hasAffix: boolean;
}

/**
 * Whether Kustomize carries these names through a build: it writes a new name without quotes, so that
 * one that looks like a number becomes one (kustomize kyaml/yaml/fns.go).
 */
export function canRename(renaming: Renaming): boolean {
  const { earlier, name } = renaming;
  if (earlier.length === 0) return true;
  return isRemembered(renaming) && ![...earlier.slice(1), name].some((text) => NOT_TEXT.test(text));
}

/**
 * Whether Kustomize remembers what the object was before: it keeps earlier names, namespaces and kinds
 * in lists separated by commas, and panics where one holds a comma
 * (kustomize api/internal/utils/makeResIds.go).
 */
export function isRemembered({ object, earlier }: Renaming): boolean {
  const listed = [...earlier, object.kind, namespaceOf(object) ?? ''];
  return listed.every((text) => !text.includes(','));
}

const NOT_TEXT =
  /^(?:true|false|null|~|[-+]?(?:\d[\d_]*\.?[\d_]*|\.[\d_]+)(?:e[-+]?\d+)?|[-+]?0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?.*|[-+]?\.(?:inf|nan))$/i;
