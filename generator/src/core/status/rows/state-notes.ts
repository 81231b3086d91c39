import type { ApplicationState } from '../application/types.ts';
import type { RevisionState } from '../revision.ts';
import { countCommits } from './absent.ts';
import type { RowFacts } from './make-row.ts';
import type { RowProblem } from './types.ts';

/** What is no fault of the deployment: commits on their way, and failures that have healed. */
export function stateNotes(
  { name, namespace, operation, sync, compared }: ApplicationState,
  { relation, unpushed }: RevisionState,
  { git, kubectl }: RowFacts,
): RowProblem[] {
  const notes: RowProblem[] = [];
  if (unpushed > 0 && git.target !== undefined) {
    const title = `${countCommits(unpushed)} of this checkout ${unpushed === 1 ? 'is' : 'are'} not in ${git.target.ref}`;
    notes.push({ title, details: [], next: ['git push'] });
  }
  const isOld = compared !== undefined && compared !== git.target?.commit;
  if (relation.kind === 'behind' && sync === 'Synced' && isOld) {
    notes.push({
      title: `Argo CD has not looked at the last ${countCommits(relation.commits)} yet; it does every 3 minutes or so`,
      details: [],
      next: [
        `${kubectl} --namespace ${namespace} annotate application ${name} argocd.argoproj.io/refresh=normal --overwrite`,
      ],
    });
  }
  const hasFailed = operation?.phase === 'Failed' || operation?.phase === 'Error';
  if (sync === 'Synced' && hasFailed) {
    notes.push({
      title: 'the last sync failed; since then the cluster came to be what git says',
      details: [],
      next: [],
    });
  }
  return notes;
}
