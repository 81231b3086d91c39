import { join } from 'node:path';
import { errorCode } from '../files/describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';

/** Where a transaction keeps what it needs: beside the tree, on the same file system. */
export interface Workspace {
  /** `.strata` */
  top: string;
  /** Exists while there is something to finish, to undo or to drop. */
  transaction: string;
  /** Its presence says: finish this transaction. */
  journal: string;
  /** The journal under this name says: undo this transaction. */
  undo: string;
  stage(id: number): string;
  backup(id: number): string;
  stageFolder: string;
  backupFolder: string;
}

export const WORKSPACE_NAME = '.strata';

/** The places of the transaction of a repository. */
export function workspaceOf(root: string): Workspace {
  const top = join(root, WORKSPACE_NAME);
  const transaction = join(top, 'transaction');
  const stageFolder = join(transaction, 'stage');
  const backupFolder = join(transaction, 'backup');
  return {
    top,
    transaction,
    journal: join(transaction, 'journal.json'),
    undo: join(transaction, 'undo.json'),
    stage: (id) => join(stageFolder, String(id)),
    backup: (id) => join(backupFolder, String(id)),
    stageFolder,
    backupFolder,
  };
}

/**
 * Whether a folder of the workspace exists.
 *
 * @throws {UserError} where something else stands in its place: nothing is written through a link.
 */
export async function folderExists(fs: FileSystem, path: string, name: string): Promise<boolean> {
  const info = await fs.lstat(path);
  if (info === undefined || info.kind === 'folder') return info !== undefined;
  throw new UserError(`\`${name}\` is not a folder, and Strata needs one of that name to write`, {
    hint: `Move \`${name}\` away, then run the command again.`,
  });
}

/**
 * Removes the folder of the transaction with all that it holds; no link in it is followed. The
 * journal goes first: without it the rest counts as not begun, however much of it is left.
 */
export async function dropTransaction(fs: FileSystem, workspace: Workspace): Promise<void> {
  const { transaction, journal, undo } = workspace;
  if ((await fs.lstat(transaction)) === undefined) return;
  for (const file of [journal, undo]) {
    if ((await fs.lstat(file)) !== undefined) await fs.unlink(file);
  }
  await fs.syncFolder(transaction);
  await removeFolder(fs, workspace.transaction);
}

async function removeFolder(fs: FileSystem, path: string): Promise<void> {
  for (const entry of await fs.readdir(path)) {
    const child = join(path, entry.name);
    await (entry.kind === 'folder' ? removeFolder(fs, child) : fs.unlink(child));
  }
  await fs.rmdir(path);
}

/** Makes a folder, unless somebody else made it first. */
export async function makeFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.mkdir(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Removes a folder if it is empty, and leaves it as it is otherwise. */
export async function removeIfEmpty(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.rmdir(path);
  } catch (error) {
    if (!STAYS.has(errorCode(error) ?? '')) throw error;
  }
}

const STAYS = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR']);
