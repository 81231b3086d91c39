import { InternalError } from '../internal-error.ts';
import { foldersAbove, isWithin, pathProblem } from './paths/safe-path.ts';

/**
 * The generator's own mistakes: a path that leaves the repository or the owned roots, that lies in
 * the user's own files, or that some file system could not hold beside another.
 *
 * @throws {InternalError} at the first such path.
 */
export function checkWanted(
  paths: readonly string[],
  ownedRoots: readonly string[],
  isUserOwned: (path: string) => boolean,
): void {
  for (const path of paths) {
    const problem =
      pathProblem(path) ??
      (isWithin(path, ownedRoots) ? undefined : `it is outside of ${ownedRoots.join(', ')}`) ??
      (isUserOwned(path) ? "it is the user's own" : undefined);
    if (problem !== undefined) throw new InternalError(`Cannot generate "${path}": ${problem}`);
  }
  checkCollisions(paths);
}

function checkCollisions(paths: readonly string[]): void {
  const files = new Map<string, string>();
  for (const path of paths) {
    const other = files.get(caseFold(path));
    if (other !== undefined) {
      throw new InternalError(
        `Cannot generate both "${other}" and "${path}": some file systems take them for one file`,
      );
    }
    files.set(caseFold(path), path);
  }
  for (const path of paths) {
    const file = foldersAbove(path)
      .map((folder) => files.get(caseFold(folder)))
      .find(Boolean);
    if (file !== undefined) {
      throw new InternalError(`Cannot generate "${path}": "${file}" is a file`);
    }
  }
}

/** How macOS and Windows compare names. */
export function caseFold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
