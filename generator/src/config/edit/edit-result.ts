import type { Problem } from '../../core/problem.ts';

/** The new text of a file, or why it was left as it is. */
export type EditResult =
  { text: string; problem?: undefined } | { text?: undefined; problem: Problem };

export function refuse(path: Problem['path'], message: string, hint?: string): EditResult {
  return {
    problem: { severity: 'error', path, message, ...(hint === undefined ? {} : { hint }) },
  };
}

/** Applies edits one after another, up to the first that is refused. */
export function inSequence(
  text: string,
  edits: readonly ((text: string) => EditResult)[],
): EditResult {
  let result: EditResult = { text };
  for (const edit of edits) {
    if (result.text === undefined) return result;
    result = edit(result.text);
  }
  return result;
}
