import { distance } from 'fastest-levenshtein';

/** The accepted word that a misspelt one most likely means; undefined where none is near. */
export function nearest(word: string, accepted: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  let best: string | undefined;
  let least = limit + 1;
  // A word longer than any field costs time, and is near to none.
  if (word.length > LONGEST) return undefined;
  for (const candidate of accepted) {
    const away = distance(lower, candidate.toLowerCase());
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

const LONGEST = 80;
