import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { UserError } from './errors.ts';
import { withTemporaryFolder } from './files/temporary-folder.ts';

/**
 * Runs an action with the files of a revision: a temporary folder holds the whole repository as it was
 * committed. Checkout, index and configuration of the user stay as they are.
 *
 * @param folder - In the repository, perhaps not at its top.
 * @param revision - Anything that names a commit.
 * @param action - Gets where `folder` stands in the copy, which may not have it, and the copy's top.
 * @throws {UserError} where there is no git, no repository or no such commit
 */
export async function withRevision<T>(
  folder: string,
  revision: string,
  action: (copy: { folder: string; top: string }) => Promise<T>,
): Promise<T> {
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  const prefix = await git(folder, ['rev-parse', '--show-prefix']);
  if (top === undefined || prefix === undefined) {
    throw new UserError(`--against needs git, and a git repository: ${folder} is in none`);
  }
  const name = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = await git(folder, name);
  if (commit === undefined) {
    throw new UserError(`git knows no commit ${JSON.stringify(revision)}`, {
      hint: 'name a branch, tag or commit; in a shallow clone fetch it first: git fetch origin REVISION',
    });
  }
  return withTemporaryFolder(async (temporary) => {
    const copy = join(temporary, 'tree');
    await mkdir(copy);
    const env = { GIT_INDEX_FILE: join(temporary, 'index'), GIT_LFS_SKIP_SMUDGE: '1' };
    const isRead = await git(top, ['read-tree', commit], env);
    const write = ['checkout-index', '--all', '--quiet', `--prefix=${copy}/`];
    const isWritten = isRead === undefined ? undefined : await git(top, write, env);
    if (isWritten === undefined) {
      throw new UserError(`the files of ${JSON.stringify(revision)} cannot be read`, {
        hint: 'try: git status',
      });
    }
    return action({ folder: join(copy, prefix), top: copy });
  });
}

async function git(
  folder: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<string | undefined> {
  const result = await execa('git', ['-C', folder, ...args], {
    reject: false,
    stdin: 'ignore',
    env,
  });
  return result.failed ? undefined : result.stdout;
}
