import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const memoryLimit: Lint = {
  id: 'memory-limit',
  severity: 'warning',
  summary: 'A container without a limit of memory: a leak takes its neighbours on the node along.',
  remediation: 'Set `resources.limits.memory`.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers
        .filter(
          (container) =>
            !container.at('resources', 'limits', 'memory').isSet &&
            !pod.spec.at('resources', 'limits', 'memory').isSet,
        )
        .map((container) =>
          hit(
            pod.owner,
            container.at('resources'),
            `${describeContainer(container)} has no limit of memory`,
          ),
        ),
    ),
};
