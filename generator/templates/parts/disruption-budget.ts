import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js';
import { z } from 'zod';
import type { Component } from './labels.ts';
import { pattern } from './pattern.ts';
import type { Resource } from './resource.ts';

export const disruptionBudgetSchema = z.strictObject({
  minAvailable: podCount()
    .optional()
    .describe('Pods that stay while a node is drained, or a percentage.'),
  maxUnavailable: podCount()
    .optional()
    .describe('Pods that may be away while a node is drained, or a percentage.'),
});

export type DisruptionBudget = z.output<typeof disruptionBudgetSchema>;

/** The PodDisruptionBudget of a component's pods. */
export function podDisruptionBudget(
  component: Component,
  budget: DisruptionBudget,
): Resource<PodDisruptionBudget> {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: component.name, labels: component.labels },
    spec: {
      minAvailable: budget.minAvailable,
      maxUnavailable: budget.maxUnavailable,
      selector: { matchLabels: component.labels },
      // Pods that are not ready anyway must not hold up the drain of a node.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}

function podCount(): z.ZodUnion<[z.ZodNumber, z.ZodString]> {
  return z.union([z.int().min(0), pattern(/^(?:[0-9]|[1-9][0-9]|100)%$/, 'a percentage', '50%')], {
    error: 'must be a number of pods, or a percentage such as 50%',
  });
}
