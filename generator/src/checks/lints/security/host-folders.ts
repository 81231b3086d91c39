import type { Field } from '../../rules/shared/field.ts';
import type { PodTemplate } from '../view/pod-template.ts';

/** The paths of a pod's hostPath volumes. */
export function hostFolders({ spec }: PodTemplate): Field[] {
  return spec
    .at('volumes')
    .items()
    .map((volume) => volume.at('hostPath', 'path'))
    .filter(({ text }) => text !== '');
}

/** Folders that belong to the node itself, and sockets that command it; kube-linter's list and theirs. */
export function isOfNode(path: string): boolean {
  const plain = path.replace(/\/+$/, '');
  return plain === '' || SOCKET.test(plain) || SYSTEM.test(plain);
}

const SYSTEM = /^\/(boot|dev|etc|lib|lib64|proc|root|sys|usr)(\/|$)/;
const SOCKET = /\/(docker|containerd|crio|dockershim)\.sock$/;
