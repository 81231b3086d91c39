import { writeFiles } from './write-files.ts';
import { copyFile, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/**
 * Runs an action with the repository as it would be: a temporary folder with other texts in place of
 * some files. What is not text is copied, and all that lies beside the given folders is there by
 * links, for a `custom/` that reads from elsewhere in the repository.
 *
 * @param root the repository
 * @param folders top-level folders that `present` and `texts` are of
 * @param present what stands in them
 * @param texts their text files as they would be, by path
 * @returns what the action returns; the folder is gone then
 */
export async function withWorkingCopy<T>(
  root: string,
  folders: readonly string[],
  present: ReadonlyMap<string, PresentFile>,
  texts: ReadonlyMap<string, string>,
  action: (copy: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (copy) => {
    await writeFiles(copy, texts);
    await copyBinaries(root, copy, present);
    await linkRest(root, copy, folders);
    return action(copy);
  });
}

async function copyBinaries(
  root: string,
  copy: string,
  present: ReadonlyMap<string, PresentFile>,
): Promise<void> {
  for (const [path, { kind }] of present) {
    if (kind !== 'binary') continue;
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await copyFile(join(root, path), join(copy, path));
  }
}

async function linkRest(root: string, copy: string, folders: readonly string[]): Promise<void> {
  const taken = new Set([...folders, ...NEVER_READ]);
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || taken.has(entry.name)) continue;
    // A junction, on Windows, needs no rights of an administrator.
    await symlink(join(root, entry.name), join(copy, entry.name), 'junction');
  }
}

const NEVER_READ = ['.git', '.strata', 'generator', 'node_modules'];
