import type { JsonObject } from '../../kubernetes/object.ts';
import { conditionsOf, isTrueAt, numberAt, textAt } from '../read.ts';
import { degraded, healthy, progressing, suspended, type HealthRule } from './types.ts';

export const deploymentHealth: HealthRule = (deployment) => {
  if (isTrueAt(deployment, 'spec', 'paused')) return suspended('it is paused');
  if (isUnobserved(deployment)) return progressing(UNOBSERVED);
  const late = conditionsOf(deployment).find(({ reason }) => reason === 'ProgressDeadlineExceeded');
  if (late !== undefined) return degraded(late.message);
  const { wanted, updated, total, available } = replicasOf(deployment);
  if (updated < wanted) return progressing(`${updated} of ${wanted} replicas are updated`);
  if (total > updated) return progressing(`${total - updated} old replicas still have to end`);
  if (available < updated) return progressing(`${available} of ${updated} replicas are available`);
  return healthy();
};

export const replicaSetHealth: HealthRule = (replicaSet) => {
  if (isUnobserved(replicaSet)) return progressing(UNOBSERVED);
  const failure = conditionsOf(replicaSet).find(({ type }) => type === 'ReplicaFailure');
  if (failure?.status === 'True') return degraded(failure.message);
  const { wanted, available } = replicasOf(replicaSet);
  if (available < wanted) return progressing(`${available} of ${wanted} replicas are available`);
  return healthy();
};

export const statefulSetHealth: HealthRule = (set) => {
  const observed = numberAt(set, 'status', 'observedGeneration') ?? 0;
  if (observed === 0 || isUnobserved(set)) return progressing(UNOBSERVED);
  const { wanted, updated, ready } = replicasOf(set);
  if (ready < wanted) return progressing(`${ready} of ${wanted} replicas are ready`);
  const strategy = textAt(set, 'spec', 'updateStrategy', 'type');
  const partition = numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  if (strategy === 'RollingUpdate' && partition !== undefined) {
    const due = wanted - partition;
    return updated < due ? progressing(`${updated} of ${due} replicas are updated`) : healthy();
  }
  if (strategy === 'OnDelete') return healthy();
  const isUpdating =
    textAt(set, 'status', 'updateRevision') !== textAt(set, 'status', 'currentRevision');
  return isUpdating ? progressing(`${updated} of ${wanted} replicas are updated`) : healthy();
};

export const daemonSetHealth: HealthRule = (set) => {
  if (isUnobserved(set)) return progressing(UNOBSERVED);
  if (textAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete') return healthy();
  const wanted = numberAt(set, 'status', 'desiredNumberScheduled') ?? 0;
  const updated = numberAt(set, 'status', 'updatedNumberScheduled') ?? 0;
  const available = numberAt(set, 'status', 'numberAvailable') ?? 0;
  if (updated < wanted) return progressing(`${updated} of ${wanted} pods are updated`);
  if (available < wanted) return progressing(`${available} of ${wanted} pods are available`);
  return healthy();
};

const UNOBSERVED = 'its controller has not seen the change yet';

function isUnobserved(object: JsonObject): boolean {
  const generation = numberAt(object, 'metadata', 'generation') ?? 0;
  return generation > (numberAt(object, 'status', 'observedGeneration') ?? 0);
}

function replicasOf(object: JsonObject) {
  const count = (key: string): number => numberAt(object, 'status', key) ?? 0;
  return {
    wanted: numberAt(object, 'spec', 'replicas') ?? 1,
    total: count('replicas'),
    updated: count('updatedReplicas'),
    ready: count('readyReplicas'),
    available: count('availableReplicas'),
  };
}
