import { groupOf, isJsonObject, ownValue, type Json } from '../../../kubernetes/object.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Step } from '../syntax/offset-at.ts';
import { uncarried } from './uncarried.ts';

/** Something wrong with an object, at a path within it. */
export interface ObjectFault {
  path: Step[];
  message: string;
  hint?: string;
}

export type Checked =
  | { kind: 'object'; object: KubernetesObject }
  /** Something else than a manifest, such as the values of a chart. */
  | { kind: 'foreign'; reason: string }
  | { kind: 'faulty'; faults: ObjectFault[] };

/**
 * Tells a Kubernetes object from other YAML, and an object that can be imported from one that
 * cannot. A value without apiVersion, kind or metadata is no object; one that has them, but no name,
 * or what Kustomize cannot carry, is a faulty one.
 */
export function checkObject(value: Json): Checked {
  if (!isJsonObject(value)) {
    return { kind: 'foreign', reason: `a ${Array.isArray(value) ? 'list' : 'single value'}` };
  }
  const apiVersion = ownValue(value, 'apiVersion');
  const kind = ownValue(value, 'kind');
  if (kind === 'Kustomization' && apiVersion === undefined) return KUSTOMIZE_INPUT;
  if (typeof apiVersion !== 'string' || apiVersion === '') return foreign('apiVersion');
  if (typeof kind !== 'string' || kind === '') return foreign('kind');
  if (groupOf(apiVersion) === KUSTOMIZE_GROUP) return KUSTOMIZE_INPUT;
  if (kind.endsWith('List') && ownValue(value, 'items') !== undefined) {
    const message = `Kustomize takes every kind that ends in "List" and has items for a list of objects, and the items of this ${kind} are none`;
    return faulty({ path: ['items'], message });
  }
  const metadata = ownValue(value, 'metadata');
  if (metadata === undefined) return foreign('metadata');
  const faults = [...metadataFaults(kind, metadata), ...uncarried(kind, metadata)];
  return faults.length > 0
    ? { kind: 'faulty', faults }
    : { kind: 'object', object: value as KubernetesObject };
}

const KUSTOMIZE_GROUP = 'kustomize.config.k8s.io';

/** What is wrong with a kustomization in the place of manifests. */
export const KUSTOMIZE_FILE = {
  message: 'this is an input of Kustomize and no object of a cluster',
  hint: 'name the folder of its kustomization.yaml instead: it is built with Kustomize',
} as const;

const KUSTOMIZE_INPUT = faulty({ path: ['kind'], ...KUSTOMIZE_FILE });

function foreign(field: string): Checked {
  return { kind: 'foreign', reason: `${field} is missing` };
}

function faulty(fault: ObjectFault): Checked {
  return { kind: 'faulty', faults: [fault] };
}

function metadataFaults(kind: string, metadata: Json): ObjectFault[] {
  if (!isJsonObject(metadata)) return [{ path: ['metadata'], message: 'metadata must be a map' }];
  const name = ownValue(metadata, 'name');
  const namespace = ownValue(metadata, 'namespace');
  const faults: ObjectFault[] = [];
  if (name === undefined || name === null || name === '') {
    faults.push(missingName(kind, ownValue(metadata, 'generateName') !== undefined));
  } else if (typeof name !== 'string') {
    faults.push(notText('name'));
  }
  if (namespace !== undefined && namespace !== null && typeof namespace !== 'string') {
    faults.push(notText('namespace'));
  }
  return faults;
}

function missingName(kind: string, isGenerated: boolean): ObjectFault {
  return isGenerated
    ? {
        path: ['metadata', 'generateName'],
        message: `a ${kind} has generateName and no name, which Kustomize cannot carry`,
        hint: 'give it a name, or leave it out and create it outside of Git',
      }
    : { path: ['metadata'], message: `a ${kind} has no metadata.name`, hint: 'give it a name' };
}

function notText(field: string): ObjectFault {
  const message = `metadata.${field} must be text`;
  return { path: ['metadata', field], message, hint: 'write it in quotes' };
}
