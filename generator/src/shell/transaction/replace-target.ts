import { join } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { holds } from './stage.ts';
import { makeFoldersAbove, targetState } from './target.ts';

/** A file between two recorded states; null is a file that is not there. */
export interface Replacement {
  /** Relative to the repository. */
  path: string;
  from: string | null;
  to: string | null;
  /** Absolute path of the file that holds `to`. */
  source: string;
}

/**
 * Turns a file from one recorded state into the other; done before, it does nothing.
 *
 * @returns false where the file is in neither state, or the source does not hold what it should: then
 *   nothing is changed
 */
export async function replaceTarget(
  fs: FileSystem,
  root: string,
  { path, from, to, source }: Replacement,
): Promise<boolean> {
  const state = await targetState(fs, root, path);
  if (state === to) return true;
  if (state !== from) return false;
  if (to === null) {
    await fs.unlink(join(root, path));
    return true;
  }
  if (!(await holds(fs, source, to))) return false;
  await makeFoldersAbove(fs, root, path);
  await fs.rename(source, join(root, path));
  return true;
}
