import type { Field } from '../../shared/field.ts';
import { nonReservedPath } from '../../shared/volume-sources/paths.ts';
import { checkFileMode } from './file-mode.ts';

/** A Secret or ConfigMap as a volume: its name, mode and items. */
export function checkKeyedSource(source: Field, nameKey: 'name' | 'secretName'): void {
  source.at(nameKey).requires();
  checkFileMode(source.at('defaultMode'));
  for (const item of source.at('items').items()) checkKeyToPath(item);
}

/** A key of a Secret or ConfigMap as a file: validateKeyToPath. */
export function checkKeyToPath(item: Field): void {
  item.at('key').requires();
  item.at('path').requires(nonReservedPath);
  checkFileMode(item.at('mode'));
}
