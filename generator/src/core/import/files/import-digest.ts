import { createHash } from 'node:crypto';
import { compareText } from '../../compare-text.ts';
import { buildFiles } from '../../kustomize/build-files.ts';
import { isWithin } from '../../plan/paths/safe-path.ts';
import { withUnixLineEnds } from '../../plan/header.ts';
import { appFolders, overlayFolder } from './app-folders.ts';

/**
 * The files of an app that an import accounts for: those that the builds of its overlays read. What
 * else lies in its folders belongs to somebody else.
 *
 * @param texts all text files of the app's folders, by path
 * @returns those files, sorted by path
 */
export function importedFiles(
  texts: ReadonlyMap<string, string>,
  app: string,
  environments: readonly string[],
): Map<string, string> {
  const folders = appFolders(app, environments);
  const paths = environments.flatMap(
    (environment) => buildFiles((path) => texts.get(path), overlayFolder(app, environment)).files,
  );
  const own = [...new Set(paths)].filter((path) => isWithin(path, folders)).sort(compareText);
  return new Map(own.flatMap((path) => [[path, texts.get(path) ?? ''] as const]));
}

/**
 * A digest over paths and contents: the same as long as no file was edited, added to a kustomization,
 * or removed. Line ends do not count, so a checkout with CRLF is no edit. 64 bits of SHA-256: it finds
 * edits, it keeps no attacker out.
 */
export function importDigest(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  const sorted = [...files].sort(([left], [right]) => compareText(left, right));
  for (const [path, text] of sorted) hash.update(JSON.stringify([path, withUnixLineEnds(text)]));
  return `sha256:${hash.digest('hex').slice(0, 16)}`;
}
