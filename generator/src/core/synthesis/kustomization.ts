import { writeYaml } from '../yaml.ts';
import type { JsonObject } from '../kubernetes/object.ts';
import type { ImageEntry } from './transformers/images.ts';
import type { ReplicaEntry } from './transformers/replicas.ts';

/** The fields of a kustomization that Strata writes, in the order in which people write them. */
export interface Kustomization {
  namespace?: string;
  resources?: string[];
  components?: string[];
  patches?: PatchEntry[];
  labels?: LabelEntry[];
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
  name: string;
}

export interface LabelEntry {
  pairs: Record<string, string>;
  includeTemplates: boolean;
}

/** The text of a `kustomization.yaml`; empty lists are left out. */
export function writeKustomization(
  kustomization: Kustomization,
  kind: 'Kustomization' | 'Component' = 'Kustomization',
): string {
  const version = kind === 'Component' ? 'v1alpha1' : 'v1beta1';
  const fields = FIELDS.flatMap((field) => {
    const value = kustomization[field];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [[field, value]];
  });
  return writeYaml({
    apiVersion: `kustomize.config.k8s.io/${version}`,
    kind,
    ...(Object.fromEntries(fields) as JsonObject),
  });
}

const FIELDS = [
  'namespace',
  'resources',
  'components',
  'patches',
  'labels',
  'images',
  'replicas',
] as const satisfies readonly (keyof Kustomization)[];
