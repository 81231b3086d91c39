import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import type { JsonPatchOperation } from '../../json-patch/diff.ts';

/** What a layer makes of an object that it inherits. */
export interface Alteration {
  from: KubernetesObject;
  to: KubernetesObject;
}

/** A patch that does not name its object. */
export type SharedPatch =
  | { means: 'strategic-merge'; body: JsonObject }
  | { means: 'json-patch'; body: JsonPatchOperation[] };

/** One patch for several objects of a kind. */
export interface GroupPatch {
  apiVersion: string;
  kind: string;
  /** Undefined where the patch is for every object of the kind. */
  names: readonly string[] | undefined;
  patch: SharedPatch;
  /** Keys of the objects that it brings nearer to the wish. */
  keys: readonly string[];
}
