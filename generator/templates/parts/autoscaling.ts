import type { HorizontalPodAutoscaler, MetricSpec } from 'kubernetes-types/autoscaling/v2.js';
import { z } from 'zod';
import type { Component } from './labels.ts';
import type { Resource } from './resource.ts';

export const autoscalingSchema = z.strictObject({
  min: z.int().min(1).default(2).describe('Fewest pods.'),
  max: z.int().min(1).describe('Most pods.'),
  cpu: percent()
    .optional()
    .describe('Wanted CPU use, in percent of the request. 80 unless `memory` is given.'),
  memory: percent().optional().describe('Wanted memory use, in percent of the request.'),
});

export type Autoscaling = z.output<typeof autoscalingSchema>;

/** The HorizontalPodAutoscaler of a Deployment that has the component's name. */
export function horizontalPodAutoscaler(
  component: Component,
  autoscaling: Autoscaling,
): Resource<HorizontalPodAutoscaler> {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: component.name, labels: component.labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: component.name },
      minReplicas: autoscaling.min,
      maxReplicas: autoscaling.max,
      metrics: scalingTargets(autoscaling).map(([name, value]) => utilization(name, value)),
    },
  };
}

/** The resources that the number of pods follows, with the wanted use in percent. */
export function scalingTargets({ cpu, memory }: Autoscaling): ['cpu' | 'memory', number][] {
  if (cpu === undefined && memory === undefined) return [['cpu', DEFAULT_CPU]];
  return [
    ...(cpu === undefined ? [] : [['cpu', cpu] as ['cpu', number]]),
    ...(memory === undefined ? [] : [['memory', memory] as ['memory', number]]),
  ];
}
const DEFAULT_CPU = 80;

function utilization(name: string, averageUtilization: number): MetricSpec {
  return {
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  };
}

function percent(): z.ZodNumber {
  return z.int().min(1).max(1000);
}
