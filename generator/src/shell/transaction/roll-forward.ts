import { dirname, join } from 'node:path';
import { attempt } from '../describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../file-system.ts';
import { forEachBounded } from '../for-each-bounded.ts';
import type { Journal, Operation } from './journal.ts';
import { holds } from './stage.ts';
import { makeFoldersAbove, targetState } from './target.ts';
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
  const perform = async (operation: Operation): Promise<void> => {
    const { path } = operation;
    const verb = operation.after === null ? 'delete' : 'write';
    const isDone = await attempt(`${verb} \`${path}\``, () =>
      performOne(fs, root, workspace, operation),
    );
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

/** False where the target is not what either state says. */
async function performOne(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  operation: Operation,
): Promise<boolean> {
  const { id, path, before, after } = operation;
  const state = await targetState(fs, root, path);
  if (state === after) return true;
  if (state !== before) return false;
  if (after === null) {
    await fs.unlink(join(root, path));
    return true;
  }
  if (!(await holds(fs, workspace.stage(id), after))) return false;
  await makeFoldersAbove(fs, root, path);
  await fs.rename(workspace.stage(id), join(root, path));
  return true;
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
