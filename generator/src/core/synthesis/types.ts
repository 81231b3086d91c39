import type { KubernetesObject } from '../kubernetes/object.ts';

/** What synthesis starts from: the complete objects of every environment of one app. */
export interface SynthesisInput {
  app: string;
  /** Folder of the base, such as `base/wordpress`. */
  basePath: string;
  /** Objects that all environments share by intention; without it the base is derived from them. */
  base?: readonly KubernetesObject[];
  overlays: readonly OverlayInput[];
}

export interface OverlayInput {
  environment: string;
  /** Folder of its kustomization, such as `overlays/dev/wordpress`. */
  path: string;
  namespace: string;
  objects: readonly KubernetesObject[];
}

export interface Synthesis {
  /** Files below the base's and the overlays' folders: path to YAML text. */
  files: Map<string, string>;
  overlays: OverlayExplanation[];
}

/** How the files of one overlay produce its objects, for `strata explain`. */
export interface OverlayExplanation {
  environment: string;
  path: string;
  /** The fields of the kustomization that change objects, such as `namespace` and `images`. */
  transformers: string[];
  objects: ObjectExplanation[];
  /** Fields of the kustomization that a last step down the ladder can do without. */
  optional?: readonly OptionalField[];
}

/** `names` are prefixes, suffixes and hashes. */
export type OptionalField = 'names' | 'namespace';

export interface ObjectExplanation {
  /** In denials; `objectId` of the object where it is not given. */
  key?: string;
  /** The object as this environment has it. */
  object: KubernetesObject;
  origin: 'base' | 'overlay';
  /** The object's own file, in the base or in the overlay. */
  file: string;
  patch?: { means: PatchMeans; file: string };
  /** Whether a generator makes it, or a patch for several objects changes it. */
  isSummary?: boolean;
  /** Why this means and not a shorter or more readable one. */
  reason: string;
}

export type PatchMeans = 'strategic-merge' | 'json-patch' | 'delete';

/**
 * What the real engine has shown not to come out exact; synthesis then takes the next means down the
 * ladder. Keys of objects are those of `objectId` with the namespace taken off.
 */
export interface Denials {
  /** Object keys: no generator, no patch that others share. */
  summaries: ReadonlySet<string>;
  /** `<environment> <object key>`: no strategic-merge patch. */
  strategicMerge: ReadonlySet<string>;
  /** Object keys that the base must not hold: every overlay gets an object of its own. */
  base: ReadonlySet<string>;
  /** Environments without `labels`, `images` and `replicas`. */
  transformers: ReadonlySet<string>;
  /** Fields that no overlay uses. */
  fields: ReadonlySet<OptionalField>;
}

export const NO_DENIALS: Denials = {
  summaries: new Set(),
  strategicMerge: new Set(),
  base: new Set(),
  transformers: new Set(),
  fields: new Set(),
};

export function denialKey(environment: string, objectKey: string): string {
  return `${environment} ${objectKey}`;
}
