import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const privileged: Lint = {
  id: 'privileged',
  severity: 'warning',
  summary: 'A privileged container: whoever breaks into it has the node.',
  remediation: 'Remove `privileged`, and add the one capability that is needed.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers
        .filter((container) => container.at('securityContext', 'privileged').isTrue)
        .map((container) =>
          hit(
            pod.owner,
            container.at('securityContext', 'privileged'),
            `${describeContainer(container)} is privileged`,
          ),
        ),
    ),
};
