import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const writableRoot: Lint = {
  id: 'writable-root',
  severity: 'warning',
  summary:
    'A container whose own file system can be written: whoever breaks in can leave a program there.',
  remediation:
    'Set `securityContext.readOnlyRootFilesystem: true`, and mount an emptyDir where it has to write.',
  run: (view) =>
    view.pods
      .filter(({ isWindows }) => !isWindows)
      .flatMap((pod) =>
        pod.containers
          .filter((container) => !container.at('securityContext', 'readOnlyRootFilesystem').isTrue)
          .map((container) =>
            hit(
              pod.owner,
              container.at('securityContext', 'readOnlyRootFilesystem'),
              `${describeContainer(container)} can write into its root file system`,
            ),
          ),
      ),
};
