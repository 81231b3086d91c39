import type { Finding } from '../../checks/finding.ts';

/** What validation says of one document. */
export interface ObjectResult {
  /** Position among all documents, from 0. */
  index: number;
  file: string;
  /** On which the document begins, from 1. */
  line: number;
  apiVersion: string | null;
  kind: string | null;
  namespace: string | null;
  name: string | null;
  valid: boolean;
  /** The schema of its kind is not known. */
  skipped: boolean;
  findings: readonly Finding[];
}
