import type { Deployment } from 'kubernetes-types/apps/v1.js';
import { filled } from '../parts/filled.ts';
import type { Component } from '../parts/labels.ts';
import type { Resource } from '../parts/resource.ts';
import { appContainer, extraContainer } from './containers.ts';
import { commonPodSpec, podAnnotations } from './pod.ts';
import type { Port } from './ports.ts';
import type { WorkloadValues } from './values.ts';
import { singleNodeVolumes } from './volumes.ts';

export function deployment(
  values: WorkloadValues,
  component: Component,
  ports: Port[],
): Resource<Deployment> {
  const { name, labels } = component;
  const initContainers = Object.entries(values.initContainers).map(([init, extra]) => ({
    ...extraContainer(values, init, extra),
    restartPolicy: extra.restartPolicy,
  }));
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      // Git must not undo what the autoscaler does.
      replicas: values.autoscaling === undefined ? values.replicas : undefined,
      strategy: values.strategy ?? defaultStrategy(values),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: podAnnotations(values) },
        spec: {
          ...commonPodSpec(values, component),
          affinity: values.affinity,
          topologySpreadConstraints: values.topologySpreadConstraints?.map((constraint) => ({
            labelSelector: { matchLabels: labels },
            ...constraint,
          })),
          initContainers: filled(initContainers),
          containers: [appContainer(values, name, ports)],
        },
      },
    },
  };
}

/** A volume that one node has at a time would keep the new pod waiting for the end of the old one. */
function defaultStrategy(values: WorkloadValues): { type: string } | undefined {
  return singleNodeVolumes(values).length > 0 ? { type: 'Recreate' } : undefined;
}
