import { deepEqual } from '../../../core/kubernetes/equality.ts';
import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const sameProbes: Lint = {
  id: 'same-probes',
  severity: 'warning',
  summary:
    'A container whose liveness and readiness probes are the same: where it should only get no requests for a while, it is restarted.',
  remediation: 'Let the liveness probe ask less, or wait longer.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.lastingContainers
        .filter((container) => container.at('livenessProbe').isSet)
        .filter((container) =>
          deepEqual(container.at('livenessProbe').value, container.at('readinessProbe').value),
        )
        .map((container) =>
          hit(
            pod.owner,
            container.at('livenessProbe'),
            `${describeContainer(container)} has one probe for liveness and readiness`,
          ),
        ),
    ),
};
