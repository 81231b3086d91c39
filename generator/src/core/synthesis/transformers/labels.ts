import {
  groupOf,
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';

/**
 * What `labels: [{ pairs, includeTemplates: true }]` does: every object and every pod template gets
 * the pairs, no selector does (kustomize api/internal/konfig/builtinpluginconsts/metadatalabels.go).
 */
export function applyLabels(
  object: KubernetesObject,
  pairs: Readonly<Record<string, string>>,
): KubernetesObject {
  return labelPaths(object).reduce<KubernetesObject>(
    (current, path) => setLabels(current, path, pairs) as KubernetesObject,
    object,
  );
}

/** Paths of the label maps that `includeTemplates` reaches in an object of this kind. */
export function labelPaths(object: KubernetesObject): string[][] {
  const own = ['metadata', 'labels'];
  const template = ['spec', 'template', 'metadata', 'labels'];
  const group = groupOf(object.apiVersion);
  const isBatch = group === 'batch';
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
      return [own, template];
    case 'ReplicationController':
      return object.apiVersion === 'v1' ? [own, template] : [own];
    case 'StatefulSet':
      return group === 'apps'
        ? [own, template, ['spec', 'volumeClaimTemplates', '*', 'metadata', 'labels']]
        : [own];
    case 'Job':
      return isBatch ? [own, template] : [own];
    case 'CronJob':
      return isBatch
        ? [own, ['spec', 'jobTemplate', 'metadata', 'labels'], ['spec', 'jobTemplate', ...template]]
        : [own];
    default:
      return [own];
  }
}

/** `*` stands for every element of a list; a missing list stays missing, a missing map is created. */
function setLabels(value: JsonObject, path: string[], pairs: Record<string, string>): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return { ...value, ...pairs };
  const child = value[key];
  if (rest[0] === '*') {
    if (!Array.isArray(child)) return value;
    const elements = child.map((item) =>
      isJsonObject(item) ? setLabels(item, rest.slice(1), pairs) : item,
    );
    return { ...value, [key]: elements };
  }
  const changed = setLabels(isJsonObject(child) ? child : {}, rest, pairs);
  // What is new goes where people write it: metadata comes before spec.
  return child === undefined && key === 'metadata'
    ? { metadata: changed, ...value }
    : { ...value, [key]: changed };
}
