import type { Field } from '../../rules/shared/field.ts';
import { percentOf } from '../../rules/shared/formats/int-or-percent.ts';
import { selectsLabels } from '../../rules/shared/metadata/label-selector.ts';
import { hit } from '../view/placed-object.ts';
import { replicasOf } from './replicas.ts';
import type { Lint } from '../lint.ts';

export const blockingDisruptionBudget: Lint = {
  id: 'blocking-disruption-budget',
  severity: 'warning',
  summary:
    'A PodDisruptionBudget that permits no pod to be missing: a node with one of them can never be drained.',
  remediation: 'Set `maxUnavailable: 1`, or more replicas than `minAvailable`.',
  run: (view) =>
    view.ofKind('PodDisruptionBudget.policy').flatMap((budget) => {
      const most = budget.root.at('spec', 'maxUnavailable');
      const least = budget.root.at('spec', 'minAvailable');
      if (most.isSet && (most.number === 0 || percentOf(most) === 0)) {
        return [hit(budget, most, 'no pod may be unavailable')];
      }
      const selector = budget.root.at('spec', 'selector');
      const pods = budget.namespace
        .podsWith((labels) => selectsLabels(selector, labels))
        .filter(({ isLongRunning }) => isLongRunning);
      const replicas = pods.reduce((sum, pod) => sum + replicasOf(pod), 0);
      // A DaemonSet has as many pods as there are nodes.
      if (pods.some(({ owner }) => owner.groupKind === 'DaemonSet.apps')) return [];
      return replicas > 0 && demandsAll(least, replicas)
        ? [hit(budget, least, `as many must be available as there are: ${replicas}`)]
        : [];
    }),
};

function demandsAll(least: Field, replicas: number): boolean {
  const percent = percentOf(least);
  if (percent !== undefined) return Math.ceil((percent / 100) * replicas) >= replicas;
  return least.number !== undefined && least.number >= replicas;
}
