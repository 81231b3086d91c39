import { valueAt, type KubernetesObject } from '../../../kubernetes/object.ts';
import { fieldTable, type FieldSpec } from '../field-specs/field-spec.ts';
import { commonPairs, withoutPairs, withPairs, type Pairs } from '../field-specs/pairs.ts';

/**
 * What `commonAnnotations` makes of an object: the pairs reach pod templates, too.
 *
 * @returns undefined where the build fails: there is something else than a map where annotations go
 */
export function applyAnnotations(
  object: KubernetesObject,
  pairs: Pairs,
): KubernetesObject | undefined {
  return withPairs(object, ANNOTATIONS, pairs);
}

/**
 * What an object must be so that `commonAnnotations` makes exactly this of it.
 *
 * @returns undefined where nothing becomes this object: it, or its pod template, lacks a pair
 */
export function withoutAnnotations(
  object: KubernetesObject,
  pairs: Pairs,
): KubernetesObject | undefined {
  return withoutPairs(object, ANNOTATIONS, pairs);
}

/** The pairs that `commonAnnotations` can have given to all of the objects, sorted by key. */
export function annotationCandidates(objects: readonly KubernetesObject[]): Record<string, string> {
  const annotations = objects.map((object) => valueAt(object, ['metadata', 'annotations']));
  return Object.fromEntries(
    commonPairs(annotations).filter(([key, value]) =>
      objects.every((object) => withoutAnnotations(object, { [key]: value }) !== undefined),
    ),
  );
}

const POD_TEMPLATE = 'spec/template/metadata/annotations';

/**
 * The built-in configuration of Kustomize, the same in 5.5.0 and 5.8.1
 * (kustomize api/internal/konfig/builtinpluginconsts/commonannotations.go). Unlike labels, annotations
 * reach StatefulSets of every group, and no volume claim templates.
 */
const SPECS: readonly FieldSpec[] = [
  { path: 'metadata/annotations', create: true },
  { path: POD_TEMPLATE, create: true, version: 'v1', kind: 'ReplicationController' },
  { path: POD_TEMPLATE, create: true, kind: 'Deployment' },
  { path: POD_TEMPLATE, create: true, kind: 'ReplicaSet' },
  { path: POD_TEMPLATE, create: true, kind: 'DaemonSet' },
  { path: POD_TEMPLATE, create: true, kind: 'StatefulSet' },
  { path: POD_TEMPLATE, create: true, group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/metadata/annotations', create: true, group: 'batch', kind: 'CronJob' },
  {
    path: 'spec/jobTemplate/spec/template/metadata/annotations',
    create: true,
    group: 'batch',
    kind: 'CronJob',
  },
];

const ANNOTATIONS = fieldTable(SPECS);
