import { isScalar, stringify, type YAMLMap } from 'yaml';
import { formatPath } from '../../quote.ts';
import type { EditResult } from '../edit-result.ts';
import { findPlace } from './find-place.ts';
import { guardedEdit } from './guarded-edit.ts';

/** Writes another text in place of the single value at a path; every other byte of the file stays. */
export function replaceScalar(text: string, path: readonly string[], value: string): EditResult {
  const rendered = stringify(value, { lineWidth: 0, compat: 'yaml-1.1' }).trimEnd();
  const edit = {
    path,
    value,
    place: path,
    message: `cannot change "${formatPath(path)}" the way it is written`,
    hint: `write there by hand: ${rendered}`,
  };
  return guardedEdit(text, edit, (bareText, document) => {
    const { node, missing } = findPlace(document.contents as YAMLMap, path);
    const [start, end] = node?.range ?? [];
    if (missing.length > 0 || !isScalar(node) || start === undefined || start === end) {
      return undefined;
    }
    return `${bareText.slice(0, start)}${rendered}${bareText.slice(end)}`;
  });
}
