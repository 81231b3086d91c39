import { $ } from 'zx';

/** The files of the repository below some folders: those in git, and new ones that it does not ignore. */
export async function repositoryFiles(...folders: string[]): Promise<string[]> {
  const { stdout } =
    await $`git ls-files -z --cached --others --exclude-standard --deduplicate -- ${folders}`;
  return stdout.split('\0').filter((path) => path !== '');
}
