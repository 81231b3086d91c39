import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { foldersAbove } from '../../core/plan/paths/safe-path.ts';
import type { SchemaFile } from '../../core/openapi/schema-files.ts';
import { UserError } from '../errors.ts';
import { attempt, errorCode } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { writeFiles } from '../files/write-files.ts';

/**
 * Writes the schemas of a server in place of those that stand there: all files or none.
 *
 * @param path folder, relative to the root
 * @throws {UserError} where a symbolic link or file is in the way, or the system refuses
 */
export async function writeSchemas(
  fs: FileSystem,
  root: string,
  path: string,
  files: readonly SchemaFile[],
): Promise<void> {
  for (const folder of [...foldersAbove(path), path]) {
    const info = await attempt(`read \`${folder}\``, () => fs.lstat(join(root, folder)));
    if (info === undefined || info.kind === 'folder') continue;
    throw new UserError(`${folder} is no folder`, { hint: 'move it away, then run this again' });
  }
  const target = join(root, path);
  await attempt(`write \`${path}\``, async () => {
    await mkdir(dirname(target), { recursive: true });
    const stage = await mkdtemp(join(dirname(target), '.pull-'));
    try {
      await writeFiles(join(stage, 'new'), new Map(files.map((file) => [file.path, file.content])));
      await renameIfPresent(target, join(stage, 'old'));
      await rename(join(stage, 'new'), target);
    } finally {
      await rm(stage, { recursive: true, force: true });
    }
  });
}

async function renameIfPresent(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
