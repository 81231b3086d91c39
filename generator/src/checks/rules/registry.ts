import { groupKindOf, type KubernetesObject } from '../../core/kubernetes/object.ts';
import type { ObjectRule } from '../finding.ts';
import { OTHER_KINDS } from './other-kinds.ts';
import { checkPod } from './pod/pod.ts';
import { objectRule } from './shared/field.ts';
import { objectMeta } from './shared/metadata/object-meta.ts';
import { checkCronJob } from './workloads/jobs/cron-job.ts';
import { checkDaemonSet } from './workloads/daemon-set.ts';
import { checkDeployment } from './workloads/deployment.ts';
import { checkJob } from './workloads/jobs/job.ts';
import { checkReplicaSet, checkReplicationController } from './workloads/replica-set.ts';
import { checkControllerRevision, checkPodTemplateObject } from './workloads/small-kinds.ts';
import { checkStatefulSet } from './workloads/stateful-set.ts';

/**
 * The rules that the API server's code has for an object of this kind, beside what its schema says.
 * They expect what can be decoded: types that are wrong read as nothing.
 */
export function rulesFor(object: KubernetesObject): ObjectRule[] {
  const groupKind = groupKindOf(object);
  const rules = WORKLOADS.get(groupKind) ?? ownRules(groupKind);
  return [objectMeta, ...rules];
}

const WORKLOADS: ReadonlyMap<string, readonly ObjectRule[]> = new Map([
  ['Pod', [objectRule(checkPod)]],
  ['PodTemplate', [objectRule(checkPodTemplateObject)]],
  ['ReplicationController', [objectRule(checkReplicationController)]],
  ['Deployment.apps', [objectRule(checkDeployment)]],
  ['ReplicaSet.apps', [objectRule(checkReplicaSet)]],
  ['StatefulSet.apps', [objectRule(checkStatefulSet)]],
  ['DaemonSet.apps', [objectRule(checkDaemonSet)]],
  ['ControllerRevision.apps', [objectRule(checkControllerRevision)]],
  ['Job.batch', [objectRule(checkJob)]],
  ['CronJob.batch', [objectRule(checkCronJob)]],
]);

function ownRules(groupKind: string): readonly ObjectRule[] {
  return Object.hasOwn(OTHER_KINDS, groupKind) ? (OTHER_KINDS[groupKind] ?? []) : [];
}
