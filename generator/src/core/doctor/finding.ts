import type { Facts } from './facts.ts';

/** What one check has found. */
export interface Finding {
  /** What was looked at, such as `git`. */
  subject: string;
  /**
   * `missing` and `error` keep Strata from its work: something needed is not there, or cannot be
   * used as it is.
   */
  status: 'ok' | 'warning' | 'missing' | 'error';
  /** One line. */
  found: string;
  /** What to do, a line each; commands can be pasted as they are. */
  advice: string[];
}

/** One check: facts in, findings out; none where it has nothing to say. */
export type Check = (facts: Facts) => Finding[];

/** A finding that needs nothing done. */
export function ok(subject: string, found: string): Finding {
  return { subject, status: 'ok', found, advice: [] };
}
