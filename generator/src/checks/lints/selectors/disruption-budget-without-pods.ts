import { hit } from '../view/placed-object.ts';
import { selectsNoPods } from './selects-no-pods.ts';
import type { Lint } from '../lint.ts';

export const disruptionBudgetWithoutPods: Lint = {
  id: 'disruption-budget-without-pods',
  severity: 'error',
  summary:
    'A PodDisruptionBudget whose selector no pod of its namespace matches: it protects nothing.',
  remediation: 'Make the selector equal to labels of the pod template that it is for.',
  run: (view) =>
    view.ofKind('PodDisruptionBudget.policy').flatMap((budget) => {
      const selector = budget.root.at('spec', 'selector');
      return selectsNoPods(budget, selector)
        ? [hit(budget, selector, 'no pod in the namespace matches the selector')]
        : [];
    }),
};
