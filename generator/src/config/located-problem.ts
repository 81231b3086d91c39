import { compareText } from '../core/compare-text.ts';
import type { Problem } from '../core/problem.ts';

/** A file of the configuration: `gitops.yaml` or one that it includes. */
export interface ConfigFile {
  /** Relative to the repository, with `/`. */
  path: string;
  text: string;
}

/** A problem with the place where it is written; line and column count from 1. */
export interface LocatedProblem {
  file: string;
  line: number;
  column: number;
  severity: Problem['severity'];
  message: string;
  hint?: string;
}

/**
 * Sorts problems by place and drops repetitions: the same message at the same place is one problem,
 * however many environments inherit it. Files keep the order of `files`.
 */
export function inReadingOrder(problems: LocatedProblem[], files: string[]): LocatedProblem[] {
  const rank = (problem: LocatedProblem): number => files.indexOf(problem.file);
  const sorted = [...problems].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.message, b.message),
  );
  const seen = new Set<string>();
  return sorted.filter((problem) => {
    const identity = `${problem.file}:${problem.line}:${problem.column}:${problem.message}`;
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}
