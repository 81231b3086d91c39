import { hit, quoted } from '../view/placed-object.ts';
import { hostFolders, isOfNode } from './host-folders.ts';
import type { Lint } from '../lint.ts';

export const hostPath: Lint = {
  id: 'host-path',
  severity: 'warning',
  summary:
    'A pod with a folder of its node: on another node the data is not there, and Pod Security `baseline` refuses it. Pods of a DaemonSet are not meant.',
  remediation: 'Use a PersistentVolumeClaim, or an emptyDir for what may be lost.',
  run: (view) =>
    view.pods
      .filter(({ owner }) => owner.groupKind !== 'DaemonSet.apps')
      .flatMap((pod) =>
        hostFolders(pod)
          .filter(({ text }) => !isOfNode(text))
          .map((path) => hit(pod.owner, path, `the pod uses ${quoted(path.text)} of its node`)),
      ),
};
