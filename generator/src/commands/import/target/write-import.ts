import { dirname } from 'node:path';
import type { ImportPlan } from '../../../core/import/files/plan-import.ts';
import type { FileChange } from '../../../core/plan/plan.ts';
import { attempt } from '../../../shell/files/describe-failure.ts';
import type { FileSystem } from '../../../shell/files/file-system.ts';
import { applyPlan } from '../../../shell/transaction/apply-plan.ts';
import { makeFolder, removeIfEmpty } from '../../../shell/transaction/workspace.ts';

/**
 * Writes what an import gives, all or nothing, gitops.yaml last. The folder is made where it does not
 * exist, and is gone again where nothing could be written.
 *
 * @throws {UserError} naming the path at fault, with nothing changed
 */
export async function writeImport(
  fs: FileSystem,
  root: string,
  { creates, updates, deletes, emptiedFolders }: ImportPlan,
  last: readonly FileChange[],
): Promise<void> {
  const made = await makeFolders(fs, root);
  try {
    const files = [...creates, ...updates, ...deletes];
    await applyPlan(fs, root, { files, emptiedFolders, last });
  } catch (error) {
    for (const folder of made.toReversed()) await removeIfEmpty(fs, folder);
    throw error;
  }
}

/** @returns the folders that were missing, the outer ones first */
async function makeFolders(fs: FileSystem, folder: string): Promise<string[]> {
  const isThere = await attempt(`read \`${folder}\``, () => fs.lstat(folder));
  if (isThere !== undefined) return [];
  const above = await makeFolders(fs, dirname(folder));
  await attempt(`create \`${folder}\``, () => makeFolder(fs, folder));
  return [...above, folder];
}
