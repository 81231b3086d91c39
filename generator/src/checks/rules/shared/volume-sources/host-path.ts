import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../field.ts';
import { noBacksteps } from './paths.ts';

/** A path of the node: validateHostPathVolumeSource. */
export function checkHostPath(hostPath: Field): void {
  hostPath.at('path').requires(noBacksteps);
  optionalOneOf(hostPath.at('type'), HOST_PATH_TYPES);
}

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];
