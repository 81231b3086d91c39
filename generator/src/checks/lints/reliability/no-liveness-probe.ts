import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const noLivenessProbe: Lint = {
  id: 'no-liveness-probe',
  severity: 'warning',
  summary: 'A workload without a liveness probe: a process that hangs stays as it is.',
  remediation: 'Give the main container a `livenessProbe` that asks no other service.',
  run: (view) =>
    view.pods
      .filter(({ isLongRunning }) => isLongRunning)
      .filter(
        ({ lastingContainers }) =>
          !lastingContainers.some((container) => container.at('livenessProbe').isSet),
      )
      .map(({ owner, spec }) =>
        hit(owner, spec.at('containers'), 'no container has a liveness probe'),
      ),
};
