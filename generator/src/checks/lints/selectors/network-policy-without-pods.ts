import { hit } from '../view/placed-object.ts';
import { selectsNoPods } from './selects-no-pods.ts';
import type { Lint } from '../lint.ts';

export const networkPolicyWithoutPods: Lint = {
  id: 'network-policy-without-pods',
  severity: 'warning',
  summary:
    'A NetworkPolicy whose `podSelector` no pod of its namespace matches: what it was to protect is open.',
  remediation: 'Make the selector equal to labels of the pod template that it is for.',
  run: (view) =>
    view.ofKind('NetworkPolicy.networking.k8s.io').flatMap((policy) => {
      const selector = policy.root.at('spec', 'podSelector');
      return selectsNoPods(policy, selector)
        ? [hit(policy, selector, 'no pod in the namespace matches the selector')]
        : [];
    }),
};
