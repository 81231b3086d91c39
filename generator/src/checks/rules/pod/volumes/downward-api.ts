import type { Field } from '../../shared/field.ts';
import { checkFieldRef, checkResourceFieldRef, FILE_FIELDS } from '../field-selectors.ts';
import { nonReservedPath } from '../../shared/volume-sources/paths.ts';
import { checkFileMode } from './file-mode.ts';

export function checkDownwardApi(source: Field): void {
  checkFileMode(source.at('defaultMode'));
  for (const file of source.at('items').items()) checkDownwardApiFile(file);
}

/** A field of the pod as a file: validateDownwardAPIVolumeFile. */
export function checkDownwardApiFile(file: Field): void {
  file.at('path').requires(nonReservedPath);
  const [fieldRef, resourceFieldRef] = [file.at('fieldRef'), file.at('resourceFieldRef')];
  if (fieldRef.isSet) {
    checkFieldRef(fieldRef, FILE_FIELDS);
    if (resourceFieldRef.isSet) {
      file.invalid('fieldRef and resourceFieldRef can not be specified simultaneously');
    }
  } else if (resourceFieldRef.isSet) checkResourceFieldRef(resourceFieldRef, { inFile: true });
  else file.required('one of fieldRef and resourceFieldRef is required');
  checkFileMode(file.at('mode'));
}
