import { dirname, join } from 'node:path';
import { attempt } from '../files/describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import { forEachBounded } from '../for-each-bounded.ts';
import type { Journal, Operation } from './journal.ts';
import { replaceTarget } from './replace-target.ts';
import { removeIfEmpty, type Workspace } from './workspace.ts';

const PARALLEL = 16;

/**
 * Brings the tree into the state that the journal wants, from any state that an interrupted run
 * left: writes, deletes, emptied folders, and the last changes last. A target that is neither as
 * before nor as wanted was changed by somebody else meanwhile and is never overwritten.
 *
 * @param whenChanged - `stop` at such a target, or `leave` it and go on.
 * @returns the paths that were left alone.
 * @throws {UserError} naming the path that could not be changed.
 */
export async function rollForward(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  journal: Journal,
  whenChanged: 'stop' | 'leave',
): Promise<string[]> {
  const leftAlone: string[] = [];
  const perform = async ({ id, path, before, after }: Operation): Promise<void> => {
    const verb = after === null ? 'delete' : 'write';
    const change = { path, from: before, to: after, source: workspace.stage(id) };
    const isDone = await attempt(`${verb} \`${path}\``, () => replaceTarget(fs, root, change));
    if (isDone) return;
    if (whenChanged === 'stop') throw changedMeanwhile(path);
    leftAlone.push(path);
  };

  const writes = journal.operations.filter((operation) => operation.after !== null);
  const deletes = journal.operations.filter((operation) => operation.after === null);
  await forEachBounded(writes, PARALLEL, perform);
  await forEachBounded(deletes, PARALLEL, perform);
  for (const { path } of journal.emptiedFolders.toReversed()) {
    await attempt(`remove \`${path}\``, () => removeIfEmpty(fs, join(root, path)));
  }
  for (const operation of journal.last) await perform(operation);
  await syncFolders(fs, root, journal);
  return leftAlone.sort();
}

function changedMeanwhile(path: string): UserError {
  return new UserError(`\`${path}\` changed while Strata was writing`, {
    hint: 'It was left alone and all other files are as before. Run the command again.',
  });
}

/** Makes the changes durable before the journal goes. */
async function syncFolders(fs: FileSystem, root: string, journal: Journal): Promise<void> {
  const paths = [
    ...[...journal.operations, ...journal.last].map((operation) => operation.path),
    ...journal.createdFolders,
    ...journal.emptiedFolders.map((folder) => folder.path),
  ];
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  await forEachBounded(folders, PARALLEL, async (folder) => {
    const info = await fs.lstat(join(root, folder));
    if (info?.kind !== 'folder') return;
    await attempt(`write in \`${folder}\``, () => fs.syncFolder(join(root, folder)));
  });
}
