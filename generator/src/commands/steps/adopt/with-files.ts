import { foldersAbove } from '../../../core/plan/paths/safe-path.ts';
import type { FileChange } from '../../../core/plan/plan.ts';
import type { PresentFile } from '../../../core/plan/present-file.ts';

/** The tree as it will stand with some files of `custom/` written. */
export function withFiles(
  present: ReadonlyMap<string, PresentFile>,
  changes: readonly FileChange[],
): Map<string, PresentFile> {
  const folders = changes.flatMap(({ path }) => foldersAbove(path));
  return new Map<string, PresentFile>([
    ...present,
    ...folders.map((folder): [string, PresentFile] => [folder, { kind: 'folder' }]),
    ...changes.map(({ path, after }): [string, PresentFile] => [
      path,
      { kind: 'file', text: after ?? '' },
    ]),
  ]);
}
