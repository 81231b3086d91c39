import { execa } from 'execa';
import type { Commit, GitFacts } from '../../core/status/revision.ts';
import { samePath, sameRepository } from '../../core/status/same-repository.ts';

/** What is to be compared. */
export interface HistoryQuestion {
  /** The repository as Argo CD names it. */
  repoURL: string;
  /** The branch that Argo CD reads, such as `refs/heads/main`. */
  targetRevision: string;
  /** The commits that are deployed. */
  deployed: readonly string[];
}

/**
 * Compares deployed commits and the checkout with the branch that Argo CD reads, as this clone last
 * saw it on the remote. The remote is not asked.
 *
 * @param root folder of gitops.yaml, perhaps not the top of the repository; files are named from it
 * @returns without a target where there is no git, or the branch cannot be found
 */
export async function readHistory(
  root: string,
  { repoURL, targetRevision, deployed }: HistoryQuestion,
): Promise<GitFacts> {
  const target = await trackedTarget(root, repoURL, targetRevision);
  if (target === undefined) return { target, unpushed: [], since: new Map() };
  const unpushed = (await commitsBetween(root, target.commit, 'HEAD')) ?? [];
  const commits = [...new Set(deployed)];
  const since = await Promise.all(
    commits.map(
      async (commit) => [commit, await commitsBetween(root, commit, target.commit)] as const,
    ),
  );
  return { target, unpushed, since: new Map(since) };
}

async function trackedTarget(
  root: string,
  repoURL: string,
  targetRevision: string,
): Promise<GitFacts['target']> {
  const branch = targetRevision.replace(/^refs\/heads\//, '');
  const isBranch = branch !== targetRevision;
  const remote = isBranch ? await remoteOf(root, repoURL) : undefined;
  if (isBranch && remote === undefined) return undefined;
  const ref = isBranch ? `refs/remotes/${remote ?? ''}/${branch}` : targetRevision;
  const commit = await git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  const name = isBranch ? `${remote ?? ''}/${branch}` : targetRevision;
  return commit === undefined ? undefined : { ref: name, commit };
}

async function remoteOf(root: string, repoURL: string): Promise<string | undefined> {
  const output = await git(root, ['config', '--get-regexp', String.raw`^remote\..*\.url$`]);
  const entries = (output ?? '').split('\n').flatMap((line) => {
    const [, name, url] = /^remote\.(.*)\.url (.*)$/.exec(line) ?? [];
    return name === undefined || url === undefined ? [] : [{ name, url }];
  });
  // Argo CD may know the host by another name than we: an address in the cluster, an alias of SSH.
  const [found] = [sameRepository, samePath].flatMap(
    (isSame) => entries.find(({ url }) => isSame(url, repoURL)) ?? [],
  );
  return found?.name;
}

/** Commits of the second that the first has not; undefined where one is not here. */
async function commitsBetween(
  root: string,
  from: string,
  to: string,
): Promise<Commit[] | undefined> {
  // A merge brings what differs from its first parent.
  const form = ['--first-parent', '-m', '--name-only', '--relative', '-z', `--format=${MARK}%H`];
  const output = await git(root, ['log', ...form, `${from}..${to}`, '--']);
  if (output === undefined) return undefined;
  return output.split(MARK).slice(1).map(readCommit);
}

const MARK = '\u0001';

function readCommit(text: string): Commit {
  const [id = '', ...files] = text.split(/[\0\n]/).filter((part) => part !== '');
  return { id, files };
}

async function git(root: string, args: string[]): Promise<string | undefined> {
  const result = await execa('git', ['-C', root, ...args], {
    reject: false,
    stdin: 'ignore',
    maxBuffer: 1 << 28,
  });
  return result.failed ? undefined : result.stdout;
}
