import { groupKindOf, valueAt, type KubernetesObject } from '../../kubernetes/object.ts';
import { applicationHealth } from './application.ts';
import { autoscalerHealth } from './autoscaler.ts';
import { claimHealth } from './claim.ts';
import { apiServiceHealth, definitionHealth, readyHealth, sealedHealth } from './conditions.ts';
import { cronJobHealth, jobHealth } from './jobs.ts';
import { ingressHealth, serviceHealth } from './network.ts';
import { podHealth } from './pod.ts';
import { progressing, type Health, type HealthRule } from './types.ts';
import {
  daemonSetHealth,
  deploymentHealth,
  replicaSetHealth,
  statefulSetHealth,
} from './workloads.ts';

/**
 * The health of a live object, as Argo CD 3.5 judges it: its Applications tell only their own.
 * Undefined where the kind has none, as for a ConfigMap, or where nothing is known of it.
 *
 * Rules: package health of argoproj/gitops-engine, resource_customizations of argoproj/argo-cd 3.5.1.
 */
export function healthOf(object: KubernetesObject): Health | undefined {
  if (valueAt(object, ['metadata', 'deletionTimestamp']) !== undefined) {
    return progressing('it is being deleted');
  }
  return RULES.get(groupKindOf(object))?.(object);
}

/** Whether objects of a kind, as `Kind` or `Kind.group`, have a health here. */
export function hasHealthRule(groupKind: string): boolean {
  return RULES.has(groupKind);
}

const RULES: ReadonlyMap<string, HealthRule> = new Map([
  ['Deployment.apps', deploymentHealth],
  ['StatefulSet.apps', statefulSetHealth],
  ['DaemonSet.apps', daemonSetHealth],
  ['ReplicaSet.apps', replicaSetHealth],
  ['Pod', podHealth],
  ['Job.batch', jobHealth],
  ['CronJob.batch', cronJobHealth],
  ['PersistentVolumeClaim', claimHealth],
  ['Service', serviceHealth],
  ['Ingress.networking.k8s.io', ingressHealth],
  ['HorizontalPodAutoscaler.autoscaling', autoscalerHealth],
  ['Application.argoproj.io', applicationHealth],
  ['APIService.apiregistration.k8s.io', apiServiceHealth],
  ['CustomResourceDefinition.apiextensions.k8s.io', definitionHealth],
  ['Certificate.cert-manager.io', readyHealth],
  ['Issuer.cert-manager.io', readyHealth],
  ['ClusterIssuer.cert-manager.io', readyHealth],
  ['ExternalSecret.external-secrets.io', readyHealth],
  ['SecretStore.external-secrets.io', readyHealth],
  ['ClusterSecretStore.external-secrets.io', readyHealth],
  ['SealedSecret.bitnami.com', sealedHealth],
]);
