import { distance } from 'fastest-levenshtein';

/**
 * The accepted word that was most likely meant, or undefined when none is close: a third of the
 * letters may differ, upper and lower case count as the same.
 */
export function nearest(word: string, accepted: readonly string[]): string | undefined {
  const folded = word.toLowerCase();
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of accepted) {
    const edits = editsBetween(folded, candidate.toLowerCase());
    if (edits <= tolerance(candidate) && (best === undefined || edits < best.edits)) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}

/** `did you mean "x"?`, ready to spread into a problem; empty when nothing is near. */
export function didYouMean(word: string, accepted: readonly string[]): { hint?: string } {
  const candidate = nearest(word, accepted);
  return candidate === undefined ? {} : { hint: `did you mean "${candidate}"?` };
}

/** Letters in another order are one mistake of the fingers, however many edits it takes. */
function editsBetween(a: string, b: string): number {
  const isSameLetters = lettersOf(a) === lettersOf(b);
  return isSameLetters ? Math.min(distance(a, b), 1) : distance(a, b);
}

function tolerance(word: string): number {
  return Math.ceil(word.length / 3);
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join('');
}
