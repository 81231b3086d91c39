import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { TransformerFields } from '../../../synthesis/layers/layer.ts';
import type { ImportedObject } from '../environment.ts';

/** An environment of which something has been taken out that fields of its overlay will put in. */
export interface Stripped {
  entries: ImportedObject[];
  fields: TransformerFields;
}

/** The entries with other objects, which are given in the same order. */
export function withObjects(
  entries: readonly ImportedObject[],
  objects: readonly KubernetesObject[],
): ImportedObject[] {
  return entries.map((entry, index) => ({ ...entry, object: objects[index] as KubernetesObject }));
}
