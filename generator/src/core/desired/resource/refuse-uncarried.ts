import { isJsonObject, type KubernetesObject } from '../../kubernetes/object.ts';

/**
 * Refuses what Kustomize cannot carry at all, with the reason: its own annotations, with which it
 * drops or changes an object, and annotations that are null (seen on 5.5.0 and 5.8.1).
 *
 * @throws {TypeError}
 */
export function refuseUncarried(object: KubernetesObject): void {
  const { kind, metadata } = object;
  const { annotations } = metadata;
  if (annotations === null) {
    throw new TypeError(`${kind} "${metadata.name}" has null annotations: leave them out`);
  }
  const own = Object.keys(isJsonObject(annotations) ? annotations : {}).find(isKustomizes);
  if (own === undefined) return;
  throw new TypeError(
    `${kind} "${metadata.name}" has the annotation "${own}", which Kustomize keeps for itself`,
  );
}

function isKustomizes(annotation: string): boolean {
  return (
    annotation === 'config.kubernetes.io/local-config' ||
    annotation.startsWith('internal.config.kubernetes.io/') ||
    annotation.startsWith('config.k8s.io/')
  );
}
