import { join } from 'node:path';
import { foldersAbove } from '../../core/plan/paths/safe-path.ts';
import type { FileSystem } from '../files/file-system.ts';
import { contentDigest } from './journal.ts';
import { makeFolder } from './workspace.ts';

/**
 * What stands at a target: its content's digest, null where there is no file, or `blocked` where it
 * is no regular file or one of the folders above it is none, such as a symbolic link.
 */
export async function targetState(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<string | null> {
  for (const folder of foldersAbove(path)) {
    const info = await fs.lstat(join(root, folder));
    if (info === undefined) return null;
    if (info.kind !== 'folder') return BLOCKED;
  }
  const info = await fs.lstat(join(root, path));
  if (info === undefined) return null;
  return info.kind === 'file' ? contentDigest(await fs.readFile(join(root, path))) : BLOCKED;
}

/** Equal to no digest. */
export const BLOCKED = 'blocked';

/** Makes the missing folders above a path; another file's turn may make the same at once. */
export async function makeFoldersAbove(fs: FileSystem, root: string, file: string): Promise<void> {
  for (const folder of foldersAbove(file)) {
    const path = join(root, folder);
    if ((await fs.lstat(path)) === undefined) await makeFolder(fs, path);
  }
}
