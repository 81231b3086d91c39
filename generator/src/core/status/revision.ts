import { isWithin } from '../plan/paths/safe-path.ts';

/** What git knows here, read once for all Applications. */
export interface GitFacts {
  /** The branch that Argo CD reads, as this clone last saw it on the remote. */
  target: { ref: string; commit: string } | undefined;
  /** Commits of the checkout that the branch has not; newest first. */
  unpushed: readonly Commit[];
  /** By commit: those that the branch has and it has not. Undefined: this clone has no such commit. */
  since: ReadonlyMap<string, readonly Commit[] | undefined>;
}

export interface Commit {
  id: string;
  /** Files that it changes. */
  files: readonly string[];
}

/** How a deployed commit relates to git, as far as commits touch what the deployment is made of. */
export type Relation =
  | { kind: 'current' }
  | { kind: 'behind'; commits: number }
  /** Not in this clone, or there is no branch to compare with. */
  | { kind: 'unknown'; reason: string };

export interface RevisionState {
  deployed: string | undefined;
  relation: Relation;
  /** Commits of the checkout that touch the deployment and are not pushed. */
  unpushed: number;
}

/**
 * Compares the commit that is deployed with the branch that Argo CD reads.
 *
 * @param reads files and folders that the deployment is made of
 */
export function revisionState(
  deployed: string | undefined,
  reads: readonly string[],
  facts: GitFacts,
): RevisionState {
  const touching = (commits: readonly Commit[]): number =>
    commits.filter(({ files }) => files.some((file) => isWithin(file, reads))).length;
  return {
    deployed,
    relation: relate(deployed, facts, touching),
    unpushed: touching(facts.unpushed),
  };
}

function relate(
  deployed: string | undefined,
  { target, since }: GitFacts,
  touching: (commits: readonly Commit[]) => number,
): Relation {
  if (deployed === undefined) return { kind: 'unknown', reason: 'nothing is deployed yet' };
  if (target === undefined) {
    return { kind: 'unknown', reason: 'this clone has no branch of what Argo CD reads' };
  }
  const missing = since.get(deployed);
  if (missing === undefined) {
    return { kind: 'unknown', reason: 'this clone has no such commit; try: git fetch' };
  }
  const commits = touching(missing);
  return commits === 0 ? { kind: 'current' } : { kind: 'behind', commits };
}
