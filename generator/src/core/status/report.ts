import type { RowProblem, StatusRow } from './rows/types.ts';

/** The status of what was asked for, of all clusters. */
export interface StatusReport {
  homes: HomeStatus[];
}

/** What one Argo CD says. */
export interface HomeStatus {
  /** The cluster that runs it. */
  cluster: string;
  /** Whom it was asked of: a context and address, or an address of Argo CD's API. */
  source: string;
  /** What is wrong with this Argo CD itself. */
  troubles: RowProblem[];
  rows: StatusRow[];
}

/** Whether everything is Synced and Healthy. */
export function isAllFine({ homes }: StatusReport): boolean {
  return homes.every(
    ({ troubles, rows }) => troubles.length === 0 && rows.every(({ isFine }) => isFine),
  );
}
