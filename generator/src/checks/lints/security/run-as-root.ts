import type { Field } from '../../rules/shared/field.ts';
import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const runAsRoot: Lint = {
  id: 'run-as-root',
  severity: 'warning',
  summary:
    'A container that runs as root, or may: nothing says that its image has another user. Pod Security `restricted` refuses it.',
  remediation:
    'Set `runAsNonRoot: true`, or a `runAsUser` other than 0, on the pod or the container.',
  run: (view) =>
    view.pods
      .filter(({ isWindows }) => !isWindows)
      .flatMap((pod) =>
        pod.containers
          .filter((container) => mayBeRoot(pod.spec, container))
          .map((container) =>
            hit(
              pod.owner,
              container.at('securityContext'),
              `${describeContainer(container)} may run as root`,
            ),
          ),
      ),
};

/** What the container says of its user goes before what the pod says. */
function mayBeRoot(spec: Field, container: Field): boolean {
  const [own, all] = [container.at('securityContext'), spec.at('securityContext')];
  const user = own.at('runAsUser').number ?? all.at('runAsUser').number;
  if (user !== undefined) return user === 0;
  return (own.at('runAsNonRoot').value ?? all.at('runAsNonRoot').value) !== true;
}
