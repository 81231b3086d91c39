import type { z } from 'zod';

export type Issue = z.core.$ZodIssue;

/**
 * Replaces each issue of a union by the issues of the alternative that was most likely meant. When no
 * alternative stands out, the issue of the union itself stays.
 */
export function flattenIssues(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const meant = likeliestAlternative(issue.errors);
    if (meant === undefined) return [issue];
    return flattenIssues(meant).map((inner) => ({
      ...inner,
      path: [...issue.path, ...inner.path],
    }));
  });
}

/** The alternative whose type fits, so that its issues lie deeper; of several, that with fewest. */
function likeliestAlternative(alternatives: Issue[][]): Issue[] | undefined {
  const fitting = alternatives.filter((issues) => issues.every(isBelowTheTop));
  const [first, ...others] = fitting;
  if (first === undefined) return undefined;
  return others.reduce((best, issues) => (issues.length < best.length ? issues : best), first);
}

function isBelowTheTop(issue: Issue): boolean {
  const saysWrongType =
    issue.code === 'invalid_type' ||
    issue.code === 'invalid_value' ||
    issue.code === 'invalid_union';
  return issue.path.length > 0 || !saysWrongType;
}
