import { isJsonObject, type KubernetesObject } from '../../kubernetes/object.ts';

/** An entry of `replicas:` in a kustomization. */
export interface ReplicaEntry {
  name: string;
  count: number;
}

/**
 * What `replicas:` does: it sets `spec.replicas` of the built-in kinds below with that name, in any
 * API group, and creates the field where it is missing
 * (kustomize api/internal/konfig/builtinpluginconsts/replicas.go).
 */
export function applyReplicas(
  object: KubernetesObject,
  entries: readonly ReplicaEntry[],
): KubernetesObject {
  if (!hasReplicas(object)) return object;
  const entry = entries.find(({ name }) => name === object.metadata.name);
  if (entry === undefined) return object;
  const spec = isJsonObject(object['spec']) ? object['spec'] : {};
  return { ...object, spec: { ...spec, replicas: entry.count } };
}

export function hasReplicas(object: KubernetesObject): boolean {
  return KINDS.has(object.kind);
}
const KINDS = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);
