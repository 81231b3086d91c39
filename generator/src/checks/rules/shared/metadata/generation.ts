import { parseGroupKind } from '../../../../core/kubernetes/group-kind.ts';
import { scopeOf } from '../../../../core/kubernetes/scope.ts';

/**
 * Whether the server looks at the `generation` that a new object brings. Of the kinds that count
 * their own, and of custom resources, it is set to 1 before (the strategies in pkg/registry, 1.35).
 */
export function keepsGeneration(groupKind: string): boolean {
  return scopeOf(parseGroupKind(groupKind)) !== undefined && !COUNTED.has(groupKind);
}

const COUNTED: ReadonlySet<string> = new Set([
  'CronJob.batch',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'DaemonSet.apps',
  'Deployment.apps',
  'DeviceClass.resource.k8s.io',
  'DeviceTaintRule.resource.k8s.io',
  'EndpointSlice.discovery.k8s.io',
  'FlowSchema.flowcontrol.apiserver.k8s.io',
  'Ingress.networking.k8s.io',
  'IngressClass.networking.k8s.io',
  'Job.batch',
  'MutatingAdmissionPolicy.admissionregistration.k8s.io',
  'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'NetworkPolicy.networking.k8s.io',
  'Pod',
  'PodDisruptionBudget.policy',
  'PodTemplate',
  'PriorityClass.scheduling.k8s.io',
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
  'ReplicaSet.apps',
  'ReplicationController',
  'ResourceSlice.resource.k8s.io',
  'StatefulSet.apps',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
]);
