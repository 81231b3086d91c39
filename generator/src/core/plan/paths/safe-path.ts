/**
 * Why a path may not be written below the repository's root, or undefined if it may. Paths are
 * relative and separated by `/`. Git's own folder is refused in every case and in its short Windows
 * name, because a hook written there would run.
 */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'it is absolute';
  if (path.includes('\\')) return 'it contains a backslash';
  if (CONTROL_CHARACTER.test(path)) return 'it contains a control character';
  return path
    .split('/')
    .map(segmentProblem)
    .find((problem) => problem !== undefined);
}

// eslint's no-control-regex would refuse the literal range.
const CONTROL_CHARACTER = /\p{Cc}/u;

function segmentProblem(segment: string): string | undefined {
  if (segment === '') return 'it contains an empty segment';
  if (segment === '.' || segment === '..') return `it contains the segment "${segment}"`;
  // Windows drops trailing dots and spaces, and macOS ignores case.
  const name = segment.toLowerCase().replace(/[. ]+$/, '');
  return RESERVED.has(name) ? `it leads into "${segment}"` : undefined;
}

const RESERVED = new Set(['.git', 'git~1', '.strata', 'node_modules']);

/** The folders above a path, outermost first: `a/b/c` has `a` and `a/b`. */
export function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** Whether a path is one of the roots, or below one. */
export function isWithin(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}/`));
}
