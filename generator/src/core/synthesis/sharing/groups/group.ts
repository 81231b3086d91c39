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

/** One patch for several objects. */
export interface GroupPatch {
  /** Undefined where the kinds say enough, and where the objects are of several groups. */
  group: string | undefined;
  kinds: readonly string[];
  /** Undefined where the patch is for every object of the kinds. */
  names: readonly string[] | undefined;
  patch: SharedPatch;
  /** Keys of the objects that it brings nearer to the wish. */
  keys: readonly string[];
}
