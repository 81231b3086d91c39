import { attempt } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { readJournal } from './journal.ts';
import { rollBack } from './roll-back.ts';
import { rollForward } from './roll-forward.ts';
import { dropTransaction, folderExists, WORKSPACE_NAME, workspaceOf } from './workspace.ts';

/** What became of an interrupted run. */
export interface Recovery {
  outcome: 'nothing' | 'finished' | 'undone';
  /** Files that somebody changed after the interruption: neither finished nor undone. */
  leftAlone: string[];
}

/**
 * Finishes or undoes what an interrupted run left; the caller holds the lock. With a journal the run
 * is finished, with a journal marked for undoing it is undone, and without one the tree was not
 * touched yet and what was staged is dropped.
 *
 * @throws {UserError} where that fails; what is left then can be settled later.
 */
export async function settle(fs: FileSystem, root: string): Promise<Recovery> {
  const workspace = workspaceOf(root);
  const { transaction, stageFolder, backupFolder } = workspace;
  const name = `${WORKSPACE_NAME}/transaction`;
  if (!(await folderExists(fs, transaction, name))) return { outcome: 'nothing', leftAlone: [] };
  await folderExists(fs, stageFolder, `${name}/stage`);
  await folderExists(fs, backupFolder, `${name}/backup`);

  const journal = await readJournal(fs, workspace.journal);
  const undo = await readJournal(fs, workspace.undo);
  let leftAlone: string[] = [];
  if (journal !== undefined) {
    leftAlone = await rollForward(fs, root, workspace, journal, 'leave');
  } else if (undo !== undefined) {
    leftAlone = await rollBack(fs, root, workspace, undo);
  }
  await attempt(`empty \`${WORKSPACE_NAME}\``, () => dropTransaction(fs, workspace));
  return { outcome: journal === undefined ? 'undone' : 'finished', leftAlone };
}
