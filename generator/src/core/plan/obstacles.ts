import { caseFold } from './check-wanted.ts';
import { readHeader } from './header.ts';
import type { PresentFile } from './present-file.ts';
import { foldersAbove } from './paths/safe-path.ts';

/** Something of the user's that stands where generated files must go. */
export interface Obstacle {
  path: string;
  found: 'foreign file' | 'symbolic link' | 'folder' | 'file in place of a folder' | 'other case';
  /** The generated paths that it blocks, sorted. */
  wanted: string[];
}

/** All obstacles to the wanted paths, sorted by path; a link in place of a folder is one obstacle. */
export function findObstacles(
  wanted: readonly string[],
  present: ReadonlyMap<string, PresentFile>,
  isUserOwned: (path: string) => boolean,
): Obstacle[] {
  const otherCases = pathsByCaseFold(wanted, present, isUserOwned);
  const obstacles = new Map<string, Obstacle>();
  for (const path of wanted) {
    const found =
      obstacleAbove(path, present) ?? obstacleAt(path, present) ?? otherCase(path, otherCases);
    if (found === undefined) continue;
    const known = obstacles.get(found.path);
    if (known === undefined) obstacles.set(found.path, { ...found, wanted: [path] });
    else known.wanted.push(path);
  }
  return [...obstacles.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

type Found = Omit<Obstacle, 'wanted'>;

function obstacleAbove(path: string, present: ReadonlyMap<string, PresentFile>): Found | undefined {
  for (const folder of foldersAbove(path)) {
    const file = present.get(folder);
    if (file === undefined || file.kind === 'folder') continue;
    const found = file.kind === 'symlink' ? 'symbolic link' : 'file in place of a folder';
    return { path: folder, found };
  }
  return undefined;
}

function obstacleAt(path: string, present: ReadonlyMap<string, PresentFile>): Found | undefined {
  const file = present.get(path);
  switch (file?.kind) {
    case undefined:
      return undefined;
    case 'symlink':
      return { path, found: 'symbolic link' };
    case 'folder':
      return { path, found: 'folder' };
    case 'file':
      return readHeader(file.text).kind === 'none' ? { path, found: 'foreign file' } : undefined;
    default:
      return { path, found: 'foreign file' };
  }
}

/** On macOS and Windows, writing `a.yaml` would overwrite a present `A.yaml`. */
function otherCase(path: string, otherCases: ReadonlyMap<string, string>): Found | undefined {
  const other = otherCases.get(caseFold(path));
  return other === undefined ? undefined : { path: other, found: 'other case' };
}

function pathsByCaseFold(
  wanted: readonly string[],
  present: ReadonlyMap<string, PresentFile>,
  isUserOwned: (path: string) => boolean,
): Map<string, string> {
  const ours = new Set(wanted);
  const others = [...present.keys()].filter((path) => !ours.has(path) && !isUserOwned(path));
  return new Map(others.map((path) => [caseFold(path), path]));
}
