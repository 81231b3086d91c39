import { hit, quoted } from '../view/placed-object.ts';
import { hostFolders, isOfNode } from './host-folders.ts';
import type { Lint } from '../lint.ts';

export const sensitiveHostPath: Lint = {
  id: 'sensitive-host-path',
  severity: 'warning',
  summary:
    'A pod with a system folder of its node, or the socket of its container runtime: whoever breaks into it may get the node.',
  remediation: 'Remove the volume, or mount only the file that is needed, `readOnly`.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      hostFolders(pod)
        .filter(({ text }) => isOfNode(text))
        .map((path) => hit(pod.owner, path, `the pod has ${quoted(path.text)} of its node`)),
    ),
};
