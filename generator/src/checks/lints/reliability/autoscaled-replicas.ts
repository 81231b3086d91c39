import { hit } from '../view/placed-object.ts';
import { autoscalerOf } from './autoscalers.ts';
import type { Lint } from '../lint.ts';

export const autoscaledReplicas: Lint = {
  id: 'autoscaled-replicas',
  severity: 'warning',
  summary:
    'A workload with fixed `replicas` and a HorizontalPodAutoscaler: each sync undoes what the autoscaler did.',
  remediation: 'Leave `replicas` out.',
  run: (view) =>
    view.pods
      .filter(({ owner }) => owner.root.at('spec', 'replicas').isSet)
      .filter(({ owner }) => autoscalerOf(owner) !== undefined)
      .map(({ owner }) =>
        hit(
          owner,
          owner.root.at('spec', 'replicas'),
          'replicas is fixed, and an autoscaler changes it',
        ),
      ),
};
