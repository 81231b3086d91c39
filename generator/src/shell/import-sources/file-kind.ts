import { stat } from 'node:fs/promises';
import { errorCode } from '../files/describe-failure.ts';
import type { FileKind } from '../files/file-system.ts';

/** What a path leads to, through links; undefined where there is nothing. */
export async function fileKind(path: string): Promise<Exclude<FileKind, 'symlink'> | undefined> {
  try {
    const stats = await stat(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'special';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errorCode(error) ?? '')) {
      return undefined;
    }
    throw error;
  }
}
