import type { PresentFile } from './present-file.ts';
import { foldersAbove, isWithin } from './paths/safe-path.ts';

/**
 * The folders that hold nothing any more once the deletes are done, sorted. A folder that was empty
 * before, or that holds anything else, stays, and so do the folders above it.
 */
export function emptiedFolders(
  present: ReadonlyMap<string, PresentFile>,
  wanted: Iterable<string>,
  deleted: ReadonlySet<string>,
  ownedRoots: readonly string[],
): string[] {
  const candidates = new Set([...deleted].flatMap(foldersAbove));
  const kept = new Set([...wanted].flatMap(foldersAbove));
  for (const [path, file] of present) {
    if (deleted.has(path) || (file.kind === 'folder' && candidates.has(path))) continue;
    for (const folder of foldersAbove(path)) kept.add(folder);
  }
  return [...candidates].filter((path) => !kept.has(path) && isWithin(path, ownedRoots)).sort();
}
