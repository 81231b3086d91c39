import { isSshAddress } from '../../core/bootstrap/repository-secret.ts';
import type { Remark } from '../../core/bootstrap/judge-existing.ts';
import type { Home } from '../../core/argocd/home.ts';
import { headCommit, uncommittedFiles } from '../../shell/git/checkout.ts';
import type { RemoteAnswer } from '../../shell/git/remote.ts';

/** What git says of the files here and of the branch that Argo CD will follow. */
export interface GitFacts {
  head: string | undefined;
  /** Files of the cluster that are not committed. */
  uncommitted: string[];
  remote: RemoteAnswer | undefined;
}

/** Reads what is checked out; the remote is read by the caller, who knows how. */
export async function readCheckout(root: string, home: Home): Promise<Omit<GitFacts, 'remote'>> {
  const [head, uncommitted] = await Promise.all([
    headCommit(root),
    uncommittedFiles(root, ['gitops.yaml', 'base', 'overlays', `clusters/${home.cluster}`]),
  ]);
  return { head, uncommitted };
}

/** Whether Argo CD will find what is here. */
export function judgeGit({ head, uncommitted, remote }: GitFacts, home: Home): Remark[] {
  const { repoURL, targetRevision } = home;
  const branch = targetRevision.replace(/^refs\/(?:heads|tags)\//, '');
  if (head === undefined) {
    return [error('there is no commit here', 'git init, git add ., git commit, and push')];
  }
  const remarks: Remark[] = [];
  if (uncommitted.length > 0) {
    const [first = ''] = uncommitted;
    const others = uncommitted.length === 1 ? '' : ` and ${uncommitted.length - 1} more`;
    remarks.push(
      error(`${first}${others} is not committed, and Argo CD reads commits`, 'commit and push it'),
    );
  }
  switch (remote?.kind) {
    case undefined:
      return remarks;
    case 'no such revision':
      return [
        ...remarks,
        error(
          `${repoURL} has no ${targetRevision}, which Argo CD shall follow`,
          `git push origin HEAD:${targetRevision}`,
        ),
      ];
    case 'commit':
      if (remote.commit === head) return remarks;
      return [
        ...remarks,
        error(
          `${branch} of ${repoURL} is at ${remote.commit.slice(0, 7)}, and here is ${head.slice(0, 7)}`,
          `push this commit (git push origin HEAD:${branch}), or get that one (git pull)`,
        ),
      ];
    case 'unreadable':
      return [...remarks, unreadable(remote, repoURL)];
  }
}

function unreadable(
  { why, message }: Extract<RemoteAnswer, { kind: 'unreadable' }>,
  url: string,
): Remark {
  const text = `${url} cannot be read: ${message}`;
  switch (why) {
    case 'host key':
      return error(
        text,
        'compare the fingerprint of the host and trust it, for example by: ssh -T git@<host>',
      );
    case 'network':
      return error(
        text,
        'is repoURL in gitops.yaml right? Where only the cluster can reach it: --skip-remote-check',
      );
    case 'access':
    case 'other':
      return error(
        text,
        isSshAddress(url)
          ? 'is repoURL in gitops.yaml right? A private repository needs a deploy key: --ssh-key-file FILE'
          : 'is repoURL in gitops.yaml right? A private repository needs a token that may read it: --token-file FILE, or STRATA_GIT_TOKEN',
      );
  }
}

function error(text: string, hint: string): Remark {
  return { severity: 'error', text, hint };
}
