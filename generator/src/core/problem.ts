/** Where a value stands in gitops.yaml: map keys and list indexes from the document's root. */
export type DocumentPath = readonly (string | number)[];

/**
 * Something wrong with what the user wrote, as data. `config` turns the path into
 * `gitops.yaml:LINE:COLUMN`; the path may lead deeper than what is written, then the nearest written
 * ancestor is meant.
 */
export interface Problem {
  severity: 'error' | 'warning';
  path: DocumentPath;
  /** What was found and what is accepted, one sentence without a final period. */
  message: string;
  /** What to do next. */
  hint?: string;
}
