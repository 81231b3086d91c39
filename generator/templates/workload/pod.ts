import type { Affinity, PodSpec, ServiceAccount } from 'kubernetes-types/core/v1.js';
import { filled } from '../parts/filled.ts';
import type { Component } from '../parts/labels.ts';
import type { Draft, Resource } from '../parts/resource.ts';
import { RESTRICTED_POD } from '../parts/security-context.ts';
import { configDigest } from './config.ts';
import type { WorkloadValues } from './values.ts';
import { singleNodeVolumes, volumesOf } from './volumes.ts';

/** What the pods of the Deployment and of the CronJobs have in common. */
export function commonPodSpec(
  values: WorkloadValues,
  { name }: Component,
): Omit<Draft<PodSpec>, 'containers'> {
  const volumes = volumesOf(values, name);
  return {
    serviceAccountName: values.serviceAccount?.name ?? name,
    automountServiceAccountToken: values.serviceAccount?.automountToken ?? false,
    enableServiceLinks: false,
    securityContext: { ...RESTRICTED_POD, ...values.podSecurityContext },
    imagePullSecrets: filled(values.imagePullSecrets?.map((name) => ({ name }))),
    nodeSelector: filled(values.nodeSelector),
    tolerations: filled(values.tolerations),
    priorityClassName: values.priorityClassName,
    terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
    volumes: filled(volumes),
  };
}

/** Annotations of the pods; the digest of the configuration files is one. */
export function podAnnotations({
  podAnnotations,
  config,
}: WorkloadValues): Record<string, string> | undefined {
  return config === undefined
    ? filled(podAnnotations)
    : { ...podAnnotations, ...configDigest(config) };
}

/** The ServiceAccount of the app's own, so that rights given to it reach no other app. */
export function serviceAccounts(
  { serviceAccount }: WorkloadValues,
  { name, labels }: Component,
): Resource<ServiceAccount>[] {
  if (serviceAccount?.name !== undefined) return [];
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, labels, annotations: filled(serviceAccount?.annotations) },
      automountServiceAccountToken: serviceAccount?.automountToken ?? false,
    },
  ];
}

/** Brings a pod to the node where the app's volumes are, if only one node can have them. */
export function besideVolumes(values: WorkloadValues, { labels }: Component): Affinity | undefined {
  if (singleNodeVolumes(values).length === 0) return undefined;
  return {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: labels }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  };
}
