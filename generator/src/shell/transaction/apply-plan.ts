import { pathProblem } from '../../core/plan/paths/safe-path.ts';
import { InternalError } from '../../core/internal-error.ts';
import { attempt, errorCode } from '../files/describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import { currentProcess, type Owner, withLock } from './lock.ts';
import type { Journal } from './journal.ts';
import { type Changes, preflight } from './preflight.ts';
import { rollBack } from './roll-back.ts';
import { rollForward } from './roll-forward.ts';
import { settle } from './settle.ts';
import { stage } from './stage.ts';
import { dropTransaction, type Workspace, workspaceOf } from './workspace.ts';

/**
 * Changes all files or none. Everything is staged in `.strata/`, then a journal makes it certain,
 * then the files are put in place by renaming. A process that dies on the way leaves what `recover`
 * finishes or undoes; an error on the way leaves the tree as it was.
 *
 * @throws {UserError} naming the path at fault, with nothing changed.
 * @throws {InternalError} for a path that may not be written, or that is named twice.
 */
export async function applyPlan(
  fs: FileSystem,
  root: string,
  changes: Changes,
  owner: Owner = currentProcess(),
): Promise<void> {
  checkPaths(changes);
  const { files, emptiedFolders, last = [] } = changes;
  if (files.length + emptiedFolders.length + last.length === 0) return;
  const workspace = workspaceOf(root);
  await withLock(fs, root, owner, async () => {
    await settle(fs, root);
    const journal = await preflight(fs, root, changes);
    await stageOrDrop(fs, root, workspace, journal, changes);
    await commitOrUndo(fs, root, workspace, journal);
    await dropQuietly(fs, workspace);
  });
}

function checkPaths({ files, emptiedFolders, last = [] }: Changes): void {
  const seen = new Set<string>();
  for (const path of [...[...files, ...last].map((change) => change.path), ...emptiedFolders]) {
    const problem = pathProblem(path) ?? (seen.has(path) ? 'it is named twice' : undefined);
    if (problem !== undefined) throw new InternalError(`Cannot write "${path}": ${problem}`);
    seen.add(path);
  }
}

async function stageOrDrop(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  journal: Journal,
  changes: Changes,
): Promise<void> {
  try {
    await stage(fs, root, workspace, journal, changes);
  } catch (error) {
    await dropQuietly(fs, workspace);
    throw error;
  }
}

async function commitOrUndo(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  journal: Journal,
): Promise<void> {
  try {
    await rollForward(fs, root, workspace, journal, 'stop');
    await attempt('end the writing', () => fs.unlink(workspace.journal));
  } catch (error) {
    await undo(fs, root, workspace, journal, error);
    throw error;
  }
}

/** From the renaming on, a process that dies here leaves a transaction to undo, not to finish. */
async function undo(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  journal: Journal,
  reason: unknown,
): Promise<void> {
  try {
    await fs.rename(workspace.journal, workspace.undo);
    await rollBack(fs, root, workspace, journal);
    await fs.unlink(workspace.undo);
  } catch (error) {
    if (errorCode(error) === undefined && !(error instanceof UserError)) throw error;
    const [first, second] = [reason, error].map((each) =>
      each instanceof Error ? each.message : String(each),
    );
    throw new UserError(`${first ?? ''}; then the files could not be restored: ${second ?? ''}`, {
      hint: 'Mend the cause, then run the command again: it brings the files in order first.',
      cause: reason,
    });
  }
  await dropQuietly(fs, workspace);
}

/** Without a journal the rest does no harm, and the next run drops it. */
async function dropQuietly(fs: FileSystem, workspace: Workspace): Promise<void> {
  try {
    await dropTransaction(fs, workspace);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}
