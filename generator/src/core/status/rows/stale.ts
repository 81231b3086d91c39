import type { ApplicationState } from '../application/types.ts';
import type { RowFacts } from './make-row.ts';
import type { RowProblem } from './types.ts';

/** Where Argo CD has not looked for long, it may not run, and what it says is old. */
export function staleProblems(
  { reconciledAt, namespace }: ApplicationState,
  { age, kubectl }: Pick<RowFacts, 'age' | 'kubectl'>,
): RowProblem[] {
  if (reconciledAt === undefined || age(reconciledAt) <= STALE) return [];
  return [
    {
      title: `Argo CD looked at this last at ${reconciledAt}: what it says may be old`,
      details: [],
      next: [`${kubectl} --namespace ${namespace} get pods`],
    },
  ];
}

/** Argo CD looks every 2 to 3 minutes; four times that is no chance. */
const STALE = 12 * 60 * 1000;
