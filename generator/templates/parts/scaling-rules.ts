import type { TemplateProblem } from '../../src/core/desired/template.ts';
import { scalingTargets, type Autoscaling } from './autoscaling.ts';
import type { DisruptionBudget } from './disruption-budget.ts';
import type { ResourceValues } from './resources.ts';

/** The settings that decide how many pods there are, and where they stand in the values. */
export interface Scaling {
  replicas: number | undefined;
  replicasPath: TemplateProblem['path'];
  autoscaling: Autoscaling | undefined;
  disruptionBudget: DisruptionBudget | undefined;
  resources: ResourceValues;
  resourcesPath: TemplateProblem['path'];
}

/** Contradictions between replicas, autoscaling and the disruption budget. */
export function scalingProblems(scaling: Scaling): TemplateProblem[] {
  return [...autoscalingProblems(scaling), ...budgetProblems(scaling)];
}

/** One problem for each setting that asks for more than one pod, where only one can work. */
export function singlePodProblems(
  scaling: Scaling,
  reason: string,
  hint: string,
): TemplateProblem[] {
  const { replicas, replicasPath, autoscaling, disruptionBudget } = scaling;
  return [
    ...((replicas ?? 1) > 1
      ? [{ path: replicasPath, message: `${replicas} replicas, but ${reason}`, hint }]
      : []),
    ...(autoscaling === undefined
      ? []
      : [
          {
            path: ['autoscaling'],
            message: `autoscaling starts more than one pod, but ${reason}`,
            hint,
          },
        ]),
    ...(disruptionBudget === undefined
      ? []
      : [
          {
            path: ['disruptionBudget'],
            message: `a disruption budget needs more than one pod, but ${reason}`,
            hint,
          },
        ]),
  ];
}

function autoscalingProblems(scaling: Scaling): TemplateProblem[] {
  const { autoscaling, replicas, resources } = scaling;
  if (autoscaling === undefined) return [];
  const problems: TemplateProblem[] = [];
  if (autoscaling.min > autoscaling.max) {
    problems.push({
      path: ['autoscaling', 'max'],
      message: `autoscaling.max is ${autoscaling.max}, below autoscaling.min, which is ${autoscaling.min}`,
    });
  }
  if (replicas !== undefined) {
    problems.push({
      path: scaling.replicasPath,
      message: 'replicas and autoscaling are both given, and each would set the number of pods',
      hint: 'remove replicas; where it comes from shared values, write replicas: null here',
    });
  }
  for (const [name] of scalingTargets(autoscaling)) {
    if (resources.requests !== undefined && Object.hasOwn(resources.requests, name)) continue;
    problems.push({
      path: [...scaling.resourcesPath, 'requests'],
      message: `autoscaling follows the use of ${name}, in percent of its request, and there is no request`,
      hint: `add resources.requests.${name}, or let autoscaling follow another resource`,
    });
  }
  return problems;
}

function budgetProblems({ disruptionBudget, autoscaling, replicas }: Scaling): TemplateProblem[] {
  if (disruptionBudget === undefined) return [];
  const path = ['disruptionBudget'];
  const { minAvailable, maxUnavailable } = disruptionBudget;
  if ((minAvailable === undefined) === (maxUnavailable === undefined)) {
    return [{ path, message: 'a disruption budget has either minAvailable or maxUnavailable' }];
  }
  const pods = autoscaling?.min ?? replicas ?? 1;
  const blocksDrain =
    maxUnavailable === 0 ||
    maxUnavailable === '0%' ||
    minAvailable === '100%' ||
    (typeof minAvailable === 'number' && minAvailable >= pods);
  if (!blocksDrain) return [];
  return [
    {
      path,
      message: `with ${pods} ${pods === 1 ? 'pod' : 'pods'} this budget lets none go, so no node could ever be drained`,
      hint: 'use maxUnavailable: 1, or more replicas',
    },
  ];
}
