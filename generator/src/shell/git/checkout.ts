import { execa } from 'execa';

/** The commit that is checked out; undefined where there is no git, no repository or no commit. */
export function headCommit(root: string): Promise<string | undefined> {
  return git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
}

/**
 * Files below some folders that differ from the commit, untracked ones included.
 *
 * @returns paths relative to the top of the repository
 */
export async function uncommittedFiles(
  root: string,
  folders: readonly string[],
): Promise<string[]> {
  const args = ['status', '--porcelain', '--no-renames', '-z', '--untracked-files=all', '--'];
  const output = await git(root, [...args, ...folders]);
  return (output ?? '')
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => entry.slice(3));
}

async function git(root: string, args: string[]): Promise<string | undefined> {
  const result = await execa('git', ['-C', root, ...args], {
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: true,
  });
  return result.failed ? undefined : result.stdout;
}
