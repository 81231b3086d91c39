import { isJsonObject, ownValue, type Json } from '../../../kubernetes/object.ts';
import type { ObjectFault } from './check-object.ts';

/**
 * What Kustomize drops from the metadata of an object without a word, or with the object itself
 * (api, `BuildAnnotations` in `resource.go`, `DropLocalNodes` in `factory.go`; seen on 5.5.0 and
 * 5.8.1). Annotations of its own that it does carry, such as `config.kubernetes.io/depends-on`,
 * are accepted.
 */
export function uncarried(kind: string, metadata: Json): ObjectFault[] {
  const annotations = isJsonObject(metadata) ? ownValue(metadata, 'annotations') : undefined;
  if (annotations === undefined) return [];
  const path = ['metadata', 'annotations'];
  if (annotations !== null && !isJsonObject(annotations)) {
    return [{ path, message: 'metadata.annotations must be a map' }];
  }
  const entries = Object.entries(annotations ?? {});
  if (entries.length === 0) {
    const message = `the annotations of a ${kind} are ${annotations === null ? 'null' : 'empty'}, which Kustomize drops`;
    return [{ path, message, hint: 'leave them out: to the API server it is the same' }];
  }
  return entries
    .filter(([key, value]) => isDropped(key, value))
    .map(([key]) => ({
      path: [...path, key],
      message:
        key === LOCAL_CONFIG
          ? `a ${kind} is marked ${LOCAL_CONFIG}: Kustomize leaves it out of every build`
          : `a ${kind} has the annotation ${key}, which Kustomize keeps for itself and drops`,
      hint: 'remove the annotation, or the object',
    }));
}

function isDropped(annotation: string, value: Json): boolean {
  if (annotation === LOCAL_CONFIG) return value !== 'false';
  return annotation.startsWith(INTERNAL) || DROPPED.has(annotation);
}

const LOCAL_CONFIG = 'config.kubernetes.io/local-config';
/** Not all of these are dropped by every version; all are Kustomize's. */
const INTERNAL = 'internal.config.kubernetes.io/';
const DROPPED = new Set([
  'alpha.config.kubernetes.io/transformations',
  'config.k8s.io/id',
  'config.kubernetes.io/index',
  'config.kubernetes.io/origin',
  'config.kubernetes.io/path',
]);
