import { attempt } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { currentProcess, holderOf, type Owner, withLock } from './lock.ts';
import { type Recovery, settle } from './settle.ts';
import { folderExists, WORKSPACE_NAME, workspaceOf } from './workspace.ts';

/**
 * To be called before a run reads the tree: finishes or undoes what an interrupted run left behind.
 * Where nothing was left, nothing is written.
 *
 * @throws {UserError} where another process is writing, or where the rest cannot be settled.
 */
export async function recover(
  fs: FileSystem,
  root: string,
  owner: Owner = currentProcess(),
): Promise<Recovery> {
  const isClean = await attempt(`read \`${WORKSPACE_NAME}\``, () => isSettled(fs, root));
  if (isClean) return { outcome: 'nothing', leftAlone: [] };
  return withLock(fs, root, owner, () => settle(fs, root));
}

async function isSettled(fs: FileSystem, root: string): Promise<boolean> {
  const { top } = workspaceOf(root);
  if (!(await folderExists(fs, top, WORKSPACE_NAME))) return true;
  const entries = await fs.readdir(top);
  return (
    entries.length > 0 &&
    entries.every(({ name }) => name !== 'transaction' && holderOf(name) === undefined)
  );
}
