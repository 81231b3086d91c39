import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const privilegeEscalation: Lint = {
  id: 'privilege-escalation',
  severity: 'warning',
  summary:
    'A container whose processes may get more rights than they were started with. Pod Security `restricted` refuses it.',
  remediation: 'Set `securityContext.allowPrivilegeEscalation: false` on the container.',
  run: (view) =>
    view.pods
      .filter(({ isWindows }) => !isWindows)
      .flatMap((pod) =>
        pod.containers
          .filter(
            (container) =>
              container.at('securityContext', 'allowPrivilegeEscalation').value !== false,
          )
          .map((container) =>
            hit(
              pod.owner,
              container.at('securityContext', 'allowPrivilegeEscalation'),
              `${describeContainer(container)} may gain privileges`,
            ),
          ),
      ),
};
