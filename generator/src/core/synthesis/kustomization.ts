import { writeYaml } from '../yaml.ts';
import type { JsonObject } from '../kubernetes/object.ts';
import type { GeneratorEntry } from './generators/generator.ts';
import type { ImageEntry } from './transformers/images.ts';
import type { ReplicaEntry } from './transformers/replicas.ts';

/** The fields of a kustomization that Strata writes, in the order in which people write them. */
export interface Kustomization {
  namespace?: string;
  namePrefix?: string;
  nameSuffix?: string;
  resources?: string[];
  components?: string[];
  configMapGenerator?: GeneratorEntry[];
  secretGenerator?: GeneratorEntry[];
  generatorOptions?: { disableNameSuffixHash: true };
  patches?: PatchEntry[];
  labels?: LabelEntry[];
  commonAnnotations?: Record<string, string>;
  images?: ImageEntry[];
  replicas?: ReplicaEntry[];
}

/** With a target Kustomize accepts a patch that matches nothing, so only JSON 6902 has one. */
export interface PatchEntry {
  path: string;
  target?: PatchTarget;
}

/** Every field is an anchored regular expression. */
export interface PatchTarget {
  group?: string;
  version?: string;
  kind: string;
  /** Without it every object of the kind is meant. */
  name?: string;
  namespace?: string;
}

export interface LabelEntry {
  pairs: Record<string, string>;
  includeSelectors?: boolean;
  includeTemplates?: boolean;
}

/** The text of a `kustomization.yaml`; empty lists are left out. */
export function writeKustomization(
  fields: Kustomization,
  kind: 'Kustomization' | 'Component' = 'Kustomization',
): string {
  return writeYaml(kustomization(fields, kind));
}

/** The content of a `kustomization.yaml` in the order in which people write it, without empty lists. */
export function kustomization(
  fields: Kustomization,
  kind: 'Kustomization' | 'Component' = 'Kustomization',
): JsonObject {
  const version = kind === 'Component' ? 'v1alpha1' : 'v1beta1';
  const present = FIELDS.flatMap((field) => {
    const value = fields[field];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [[field, value]];
  });
  return {
    apiVersion: `kustomize.config.k8s.io/${version}`,
    kind,
    ...(Object.fromEntries(present) as JsonObject),
  };
}

const FIELDS = [
  'namespace',
  'namePrefix',
  'nameSuffix',
  'resources',
  'components',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
  'patches',
  'labels',
  'commonAnnotations',
  'images',
  'replicas',
] as const satisfies readonly (keyof Kustomization)[];
