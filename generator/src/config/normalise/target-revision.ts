/**
 * Qualifies a plain branch name, so that a tag of the same name cannot take its place. Commit hashes,
 * `HEAD` and full references stay as they are.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/
 */
export function normaliseTargetRevision(written: string): string {
  const isCommit = /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(written);
  if (isCommit || written === 'HEAD' || written.startsWith('refs/')) return written;
  return `refs/heads/${written}`;
}
