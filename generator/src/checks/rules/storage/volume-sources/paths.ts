import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';

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

export function checkHostPath(source: Field): void {
  source.at('path').requires(withoutBacksteps);
  if (source.at('path').text !== '') optionalOneOf(source.at('type'), HOST_PATH_TYPES);
}

export function checkLocal(source: Field): void {
  source.at('path').requires(withoutBacksteps);
}

export function checkNfs(source: Field): void {
  source.at('server').requires();
  source
    .at('path')
    .requires((path) => (path.startsWith('/') ? undefined : 'must be an absolute path'));
}

function withoutBacksteps(path: string): string | undefined {
  return path.split('/').includes('..') ? "must not contain '..'" : undefined;
}
