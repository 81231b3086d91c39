import { execa } from 'execa';

/**
 * Texts of files in the last commit.
 *
 * @param paths relative to `root`
 * @returns text by path, without those that the commit lacks; undefined where there is no git, no
 *   repository or no commit
 */
export async function readCommitted(
  root: string,
  paths: readonly string[],
): Promise<Map<string, string> | undefined> {
  if (paths.length === 0) return new Map();
  const head = await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await git(root, ['show', `HEAD:./${path}`]);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

/**
 * The files below some folders that differ from how they were when a text came into a file.
 *
 * @param from.file the file, relative to `root`
 * @param from.text the text, which the file still holds
 * @returns paths relative to `root`; undefined where no commit brought the text, or there is no git
 */
export async function filesChangedSince(
  root: string,
  { file, text, folders }: { file: string; text: string; folders: readonly string[] },
): Promise<string[] | undefined> {
  const commit = await git(root, ['log', '-1', '--format=%H', `-S${text}`, '--', file]);
  if (commit === undefined || commit === '') return undefined;
  const names = ['diff', '--name-only', '--relative', '-z', commit, '--', ...folders];
  return (await git(root, names))?.split('\0').filter((path) => path !== '');
}

/** The address of the remote `origin`, or undefined. */
export function readOrigin(root: string): Promise<string | undefined> {
  return git(root, ['remote', 'get-url', 'origin']);
}

/**
 * Where a folder stands in its repository: empty at the top, else a path that ends in a slash;
 * undefined where git sees no repository.
 */
export function readPrefix(folder: string): Promise<string | undefined> {
  return git(folder, ['rev-parse', '--show-prefix']);
}

/** Version of git, or undefined where it is not installed. */
export async function gitVersion(): Promise<string | undefined> {
  const output = await git('.', ['--version']);
  return output?.replace(/^git version /, '');
}

async function git(root: string, args: string[]): Promise<string | undefined> {
  const result = await execa('git', ['-C', root, ...args], { reject: false, stdin: 'ignore' });
  return result.failed ? undefined : result.stdout;
}
