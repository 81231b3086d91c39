import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt } from './describe-failure.ts';

/**
 * Runs an action with a new folder of its own, by its real path, that is removed afterwards.
 *
 * @throws {UserError} where the system's folder for temporary files cannot be written to
 */
export async function withTemporaryFolder<T>(action: (folder: string) => Promise<T>): Promise<T> {
  const parent = tmpdir();
  const folder = await attempt(`create a folder in \`${parent}\``, async () =>
    realpath(await mkdtemp(join(parent, 'strata-'))),
  );
  try {
    return await action(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
