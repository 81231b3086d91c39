import { selectsLabels } from '../../rules/shared/metadata/label-selector.ts';
import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const noNetworkPolicy: Lint = {
  id: 'no-network-policy',
  severity: 'warning',
  summary:
    'A workload whose pods no NetworkPolicy selects: everything in the cluster can reach them.',
  remediation:
    'Add a NetworkPolicy for the namespace that denies by default, and one for what has to be reached.',
  run: (view) =>
    view.pods
      .filter(({ isLongRunning, spec }) => isLongRunning && !spec.at('hostNetwork').isTrue)
      .filter(
        ({ owner, labels }) =>
          !POLICIES.some((kind) =>
            owner.namespace
              .ofKind(kind)
              .some(({ root }) => selectsLabels(root.at('spec', 'podSelector'), labels)),
          ),
      )
      .filter(({ owner }) => !owner.namespace.kinds.some((kind) => OTHER.test(kind)))
      .map(({ owner }) => hit(owner, owner.root.at('spec'), 'no NetworkPolicy selects its pods')),
};

const POLICIES = ['NetworkPolicy.networking.k8s.io'];
/** Calico's, Cilium's and other policies, whose selectors are not read. */
const OTHER = /NetworkPolicy\.(?!networking\.k8s\.io$)/;
