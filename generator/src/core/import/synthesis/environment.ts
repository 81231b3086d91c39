import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { TransformerFields } from '../../synthesis/layers/layer.ts';
import type { SourceDocument } from '../source-document.ts';

/** One environment on its way from complete objects to an overlay. */
export interface Environment {
  name: string;
  /** Folder of its overlay. */
  path: string;
  /** What the overlay's kustomization does to all its objects. */
  fields: TransformerFields;
  /** By key, which is the same for the same object in all environments. */
  objects: ReadonlyMap<string, ImportedObject>;
}

export interface ImportedObject {
  /** As it must be before the fields of the overlay apply. */
  object: KubernetesObject;
  source: SourceDocument;
  /** Its name ended in a hash of its content, and will again. */
  isHashed: boolean;
}

/** The objects of an environment alone. */
export function objectsOf(environment: Environment): Map<string, KubernetesObject> {
  return new Map([...environment.objects].map(([key, { object }]) => [key, object]));
}
