import { keysOf } from '../own-value.ts';
import { readSource } from './read-source.ts';

/**
 * The glob patterns under `include` of a gitops.yaml, so that the caller knows which files to read.
 * Patterns that would leave the repository, and a text that cannot be read, give none; `loadFleet`
 * reports both.
 */
export function includePatterns(text: string): string[] {
  const { source } = readSource({ path: 'gitops.yaml', text });
  if (source === undefined || !keysOf(source.json).includes('include')) return [];
  const patterns = source.json['include'];
  if (!Array.isArray(patterns)) return [];
  return patterns.filter((pattern) => typeof pattern === 'string').filter(isSafePattern);
}

/** Whether a pattern is relative to the repository and stays in it. */
export function isSafePattern(pattern: string): boolean {
  if (pattern === '' || /[\\:]/.test(pattern)) return false;
  return pattern.split('/').every((segment) => !['', '.', '..'].includes(segment));
}

/**
 * The paths that any of the patterns matches, each once, sorted. `*` stands for any characters
 * within one segment of the path, and not for a leading dot.
 */
export function matchIncludes(patterns: string[], paths: string[]): string[] {
  const safe = patterns.filter(isSafePattern);
  return [...new Set(paths)].filter((path) => safe.some((p) => matchesPattern(p, path))).sort();
}

/** Whether one pattern matches one path of the repository. */
export function matchesPattern(pattern: string, path: string): boolean {
  const patternSegments = pattern.split('/');
  const pathSegments = path.split('/');
  return (
    patternSegments.length === pathSegments.length &&
    patternSegments.every((segment, index) => matchesSegment(segment, pathSegments[index] ?? ''))
  );
}

/** Without regular expressions: a hostile `*a*a*a*` must not take exponential time. */
function matchesSegment(pattern: string, text: string): boolean {
  if (text.startsWith('.') && !pattern.startsWith('.')) return false;
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let position = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, position);
    if (at === -1) return false;
    position = at + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= position;
}
