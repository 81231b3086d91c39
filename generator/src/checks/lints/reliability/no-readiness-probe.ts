import { hasLabels, labelsOf } from '../../rules/shared/metadata/label-selector.ts';
import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const noReadinessProbe: Lint = {
  id: 'no-readiness-probe',
  severity: 'warning',
  summary:
    'A pod behind a Service without a readiness probe: it gets requests before it can answer them.',
  remediation: 'Give the container that answers a `readinessProbe`.',
  run: (view) =>
    view.pods
      .filter(({ isLongRunning }) => isLongRunning)
      .filter(
        ({ lastingContainers }) =>
          !lastingContainers.some((container) => container.at('readinessProbe').isSet),
      )
      .filter(({ owner, labels }) =>
        owner.namespace.ofKind('Service').some(({ root }) => {
          const selector = labelsOf(root.at('spec', 'selector'));
          return selector.size > 0 && hasLabels(labels, selector);
        }),
      )
      .map(({ owner, spec }) =>
        hit(owner, spec.at('containers'), 'no container has a readiness probe'),
      ),
};
