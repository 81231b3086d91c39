import type { PodTemplate } from '../view/pod-template.ts';
import { autoscalerOf } from './autoscalers.ts';

/** How many pods a workload has at least; 1 where its kind or its autoscaler says nothing else. */
export function replicasOf({ owner }: PodTemplate): number {
  const autoscaler = autoscalerOf(owner);
  if (autoscaler !== undefined) return autoscaler.root.at('spec', 'minReplicas').number ?? 1;
  return owner.root.at('spec', 'replicas').number ?? 1;
}

/** A workload of which more than one pod is to run at once. */
export function isReplicated(pod: PodTemplate): boolean {
  return REPLICATED.has(pod.owner.groupKind) && replicasOf(pod) > 1;
}

const REPLICATED = new Set(['Deployment.apps', 'StatefulSet.apps']);
