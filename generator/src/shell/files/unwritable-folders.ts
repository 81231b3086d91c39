import { dirname, join } from 'node:path';
import { errorCode } from './describe-failure.ts';
import type { FileSystem } from './file-system.ts';
import { mapBounded } from '../map-bounded.ts';

const PARALLEL = 32;

/**
 * The folders in which files could not be written or replaced: the repository itself, what stands
 * below the roots, and the folders of roots that are files. Links are not followed.
 *
 * @param roots folders or files, relative to `root`; those that are absent do not count
 * @returns paths relative to `root`, sorted, `.` for the repository itself
 */
export async function unwritableFolders(
  fs: FileSystem,
  root: string,
  roots: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  let level = ['.', ...(await foldersOf(fs, root, roots))];
  while (level.length > 0) {
    const below = await mapBounded(level, PARALLEL, async (folder) => {
      try {
        await fs.checkWritable(join(root, folder));
        const entries = folder === '.' ? [] : await fs.readdir(join(root, folder));
        return entries.flatMap(({ name, kind }) =>
          kind === 'folder' ? [`${folder}/${name}`] : [],
        );
      } catch (error) {
        if (errorCode(error) === undefined) throw error;
        found.add(folder);
        return [];
      }
    });
    level = below.flat();
  }
  return [...found].sort();
}

async function foldersOf(
  fs: FileSystem,
  root: string,
  roots: readonly string[],
): Promise<string[]> {
  const folders = await mapBounded(roots, PARALLEL, async (path) => {
    const kind = (await fs.lstat(join(root, path)))?.kind;
    if (kind === 'folder') return [path];
    return kind === 'file' ? [dirname(path)] : [];
  });
  return [...new Set(folders.flat())];
}
