import type { Field } from '../../rules/shared/field.ts';
import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const capabilities: Lint = {
  id: 'capabilities',
  severity: 'warning',
  summary:
    'A container that keeps the capabilities that the runtime gives by default. Pod Security `restricted` refuses it.',
  remediation:
    'Set `securityContext.capabilities.drop: [ALL]` on the container, and add the ones that it needs.',
  run: (view) =>
    view.pods
      .filter(({ isWindows }) => !isWindows)
      .flatMap((pod) =>
        pod.containers
          .filter((container) => !dropsAll(container))
          .map((container) =>
            hit(
              pod.owner,
              container.at('securityContext', 'capabilities'),
              `${describeContainer(container)} does not drop all capabilities`,
            ),
          ),
      ),
};

function dropsAll(container: Field): boolean {
  return container
    .at('securityContext', 'capabilities', 'drop')
    .items()
    .some(({ text }) => text.toUpperCase() === 'ALL');
}
