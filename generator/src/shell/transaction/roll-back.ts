import { join } from 'node:path';
import { attempt } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { Journal, Operation } from './journal.ts';
import { replaceTarget } from './replace-target.ts';
import { makeFoldersAbove, targetState } from './target.ts';
import { removeIfEmpty, type Workspace } from './workspace.ts';

/**
 * Brings the tree back into the state before the transaction, from any state between: the reverse of
 * rolling forward, in the reverse order. A target that somebody else changed meanwhile is left alone.
 *
 * @returns the paths that were left alone.
 * @throws {UserError} naming the path that could not be restored.
 */
export async function rollBack(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  journal: Journal,
): Promise<string[]> {
  const leftAlone: string[] = [];
  const restore = async ({ id, path, before, after }: Operation): Promise<void> => {
    const change = { path, from: after, to: before, source: workspace.backup(id) };
    const isDone = await attempt(`restore \`${path}\``, () => replaceTarget(fs, root, change));
    if (!isDone) leftAlone.push(path);
  };

  for (const operation of journal.last.toReversed()) await restore(operation);
  for (const { path, mode } of journal.emptiedFolders) {
    await attempt(`restore \`${path}\``, () => restoreFolder(fs, root, path, mode));
  }
  for (const operation of journal.operations.toReversed()) await restore(operation);
  for (const path of journal.createdFolders.toReversed()) {
    await attempt(`remove \`${path}\``, () => removeIfEmpty(fs, join(root, path)));
  }
  return leftAlone;
}

async function restoreFolder(
  fs: FileSystem,
  root: string,
  path: string,
  mode: number,
): Promise<void> {
  // A folder below a link is not the one that was removed.
  const state = await targetState(fs, root, `${path}/x`);
  if (state !== null || (await fs.lstat(join(root, path))) !== undefined) return;
  await makeFoldersAbove(fs, root, path);
  await fs.mkdir(join(root, path), mode);
}
