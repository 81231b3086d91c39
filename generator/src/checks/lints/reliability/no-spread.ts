import { hit } from '../view/placed-object.ts';
import { isReplicated } from './replicas.ts';
import type { Lint } from '../lint.ts';

export const noSpread: Lint = {
  id: 'no-spread',
  severity: 'warning',
  summary:
    'A workload with more than one pod and nothing that keeps them apart: all may be on the one node that fails.',
  remediation: 'Add `topologySpreadConstraints` or a `podAntiAffinity`.',
  run: (view) =>
    view.pods
      .filter(isReplicated)
      .filter(
        ({ spec }) =>
          spec.at('topologySpreadConstraints').isEmpty &&
          spec.at('affinity', 'podAntiAffinity').isEmpty,
      )
      .map(({ owner, spec }) => hit(owner, spec, 'nothing spreads its pods over nodes')),
};
