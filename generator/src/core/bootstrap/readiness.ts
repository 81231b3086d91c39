import {
  describeObject,
  isJsonObject,
  valueAt,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/**
 * Why an object that bootstrap waits for is not ready yet.
 *
 * @returns undefined where it is
 */
export function unreadyReason(object: KubernetesObject): string | undefined {
  switch (object.kind) {
    case 'CustomResourceDefinition':
      return conditionOf(object, 'Established')?.['status'] === 'True'
        ? undefined
        : 'not established';
    case 'Deployment':
    case 'StatefulSet':
      return rolloutReason(object);
    default:
      return undefined;
  }
}

/** As `kubectl rollout status` decides (kubectl, pkg/polymorphichelpers/rollout_status.go). */
function rolloutReason(object: KubernetesObject): string | undefined {
  const generation = object.metadata['generation'];
  const status = (name: string): number => numberAt(object, ['status', name]);
  if (typeof generation === 'number' && status('observedGeneration') < generation)
    return 'not started';
  const wanted = numberAt(object, ['spec', 'replicas'], 1);
  if (status('updatedReplicas') < wanted) {
    return `${status('updatedReplicas')} of ${wanted} pods made`;
  }
  const available = Math.min(status('availableReplicas'), status('updatedReplicas'));
  if (available >= wanted) return undefined;
  const stuck = conditionOf(object, 'Progressing');
  const reason = stuck?.['status'] === 'False' ? `, ${textOf(stuck['reason'])}` : '';
  return `${available} of ${wanted} pods available${reason}`;
}

/** One line for all that is not ready: `argocd-server (0 of 1 pods available)`. */
export function describeUnready(objects: readonly KubernetesObject[]): string {
  return objects
    .flatMap((object) => {
      const reason = unreadyReason(object);
      return reason === undefined ? [] : [`${describeObject(object)} (${reason})`];
    })
    .join(', ');
}

/**
 * Why the containers of pods do not run: `argocd-redis: ImagePullBackOff (quay.io/…)`.
 */
export function podTroubles(pods: readonly KubernetesObject[]): string[] {
  return pods.flatMap((pod) => {
    const scheduled = conditionOf(pod, 'PodScheduled');
    if (scheduled?.['status'] === 'False') {
      return [`pod ${pod.metadata.name} has no node: ${textOf(scheduled['message'])}`];
    }
    return containersOf(pod).flatMap((container) => {
      const waiting = valueAt(container, ['state', 'waiting']);
      if (!isJsonObject(waiting)) return [];
      const reason = textOf(waiting['reason']);
      if (reason === 'ContainerCreating' || reason === 'PodInitializing') return [];
      const message = textOf(waiting['message']);
      return [`pod ${pod.metadata.name}: ${reason}${message === '' ? '' : ` (${message})`}`];
    });
  });
}

function containersOf(pod: KubernetesObject): JsonObject[] {
  return ['initContainerStatuses', 'containerStatuses'].flatMap((list) => {
    const statuses = valueAt(pod, ['status', list]);
    return Array.isArray(statuses) ? statuses.filter(isJsonObject) : [];
  });
}

function conditionOf(object: KubernetesObject, type: string): JsonObject | undefined {
  const conditions = valueAt(object, ['status', 'conditions']);
  if (!Array.isArray(conditions)) return undefined;
  return conditions.filter(isJsonObject).find((condition) => condition['type'] === type);
}

function numberAt(object: KubernetesObject, path: readonly string[], absent = 0): number {
  const value = valueAt(object, path);
  return typeof value === 'number' ? value : absent;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
