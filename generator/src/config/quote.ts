import type { DocumentPath } from '../core/problem.ts';

/** A value as a message shows it: in JSON, so control characters are visible, and not too long. */
export function quote(value: string): string {
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value;
  return JSON.stringify(text);
}
const LONGEST = 60;

/** `environments.dev`, `ports[0].name`: a path as people write it. */
export function formatPath(path: DocumentPath): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join('');
}

/** `a`, `a or b`, `a, b or c`. */
export function eitherOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
