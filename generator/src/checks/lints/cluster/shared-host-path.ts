import { isOfNode } from '../security/host-folders.ts';
import type { PlacedObject } from '../view/placed-object.ts';
import type { PodTemplate } from '../view/pod-template.ts';
import { clashes, isSameDeployment, userOf, type Use } from './clashes.ts';
import type { Lint } from '../lint.ts';

export const sharedHostPath: Lint = {
  id: 'shared-host-path',
  severity: 'error',
  summary:
    'A folder of the node that two deployments of one cluster write: they overwrite the data of each other.',
  remediation: 'Give each deployment a folder of its own.',
  run: (view) =>
    clashes(
      [
        ...view.pods.flatMap(writtenFolders),
        ...view.ofKind('PersistentVolume').flatMap(volumeFolder),
      ],
      isSameDeployment,
      (first) => `${userOf(first)} uses ${JSON.stringify(first.field.text)} of the node too`,
    ),
};

/** Folders of the node itself are for all who look after it, and reading harms nobody. */
function writtenFolders(pod: PodTemplate): Use[] {
  return pod.spec
    .at('volumes')
    .items()
    .filter((volume) => isWritten(pod, volume.at('name').text))
    .map((volume) => volume.at('hostPath', 'path'))
    .filter(({ text }) => text !== '' && !isOfNode(text) && !SHARED.test(text))
    .map((field) => ({ placed: pod.owner, field, key: keyOf(field.text) }));
}

function volumeFolder(placed: PlacedObject): Use[] {
  const field = placed.root.at('spec', 'hostPath', 'path');
  return field.text === '' ? [] : [{ placed, field, key: keyOf(field.text) }];
}

function isWritten({ containers }: PodTemplate, volume: string): boolean {
  return containers
    .flatMap((container) => container.at('volumeMounts').items())
    .some((mount) => mount.at('name').text === volume && !mount.at('readOnly').isTrue);
}

function keyOf(path: string): string {
  return path.replace(/\/+$/, '');
}

const SHARED = /^\/(run|var\/(run|log|lib\/(kubelet|docker|containerd))|opt\/cni)(\/|$)/;
