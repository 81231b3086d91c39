import { selectsLabels } from '../../rules/shared/metadata/label-selector.ts';
import { hit } from '../view/placed-object.ts';
import { isReplicated } from './replicas.ts';
import type { Lint } from '../lint.ts';

export const noDisruptionBudget: Lint = {
  id: 'no-disruption-budget',
  severity: 'warning',
  summary:
    'A workload with more than one pod and no PodDisruptionBudget: maintenance of nodes may take all of them at once.',
  remediation: 'Add a PodDisruptionBudget with `maxUnavailable: 1`.',
  run: (view) =>
    view.pods
      .filter(isReplicated)
      .filter(
        ({ owner, labels }) =>
          !owner.namespace
            .ofKind('PodDisruptionBudget.policy')
            .some(({ root }) => selectsLabels(root.at('spec', 'selector'), labels)),
      )
      .map(({ owner }) =>
        hit(owner, owner.root.at('spec'), 'no PodDisruptionBudget selects its pods'),
      ),
};
