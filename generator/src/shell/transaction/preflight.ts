import { dirname, join } from 'node:path';
import type { FileChange } from '../../core/plan/plan.ts';
import { foldersAbove } from '../../core/plan/paths/safe-path.ts';
import { attempt } from '../files/describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import { forEachBounded } from '../for-each-bounded.ts';
import { contentDigest, type Journal, type Operation } from './journal.ts';
import { BLOCKED, targetState } from './target.ts';

const PARALLEL = 32;

/** What a transaction is to do. */
export interface Changes {
  /** Creates, updates and deletes, in any order. */
  files: readonly FileChange[];
  /** Folders to remove if they are empty then. */
  emptiedFolders: readonly string[];
  /** Changed after everything else: `gitops.yaml` and what it includes. */
  last?: readonly FileChange[];
}

/**
 * Looks at all that is to be changed, without changing anything, and puts down what there is.
 *
 * @throws {UserError} where a file is no longer as it was read, a link stands in the way, or a
 * folder cannot be written to.
 */
export async function preflight(fs: FileSystem, root: string, changes: Changes): Promise<Journal> {
  let id = 0;
  const toOperation = ({ path, before, after }: FileChange): Operation => ({
    id: id++,
    path,
    before: before === undefined ? null : contentDigest(before),
    after: after === undefined ? null : contentDigest(after),
  });
  const operations = changes.files.map(toOperation);
  const last = (changes.last ?? []).map(toOperation);

  const all = [...operations, ...last];
  await forEachBounded(all, PARALLEL, (operation) => checkUnchanged(fs, root, operation));
  const folders = await surveyFolders(fs, root, [
    ...all.map((operation) => operation.path),
    ...changes.emptiedFolders,
  ]);
  await forEachBounded(folders.written, PARALLEL, async (folder) => {
    const name = folder === '' ? 'the folder of the repository' : `\`${folder}\``;
    await attempt(`write in ${name}`, () => fs.checkWritable(join(root, folder)));
  });
  return {
    version: 1,
    operations,
    emptiedFolders: await folderModes(fs, root, changes.emptiedFolders),
    last,
    createdFolders: folders.missing,
  };
}

async function checkUnchanged(fs: FileSystem, root: string, operation: Operation): Promise<void> {
  const { path } = operation;
  const state = await attempt(`read \`${path}\``, () => targetState(fs, root, path));
  if (state === operation.before) return;
  throw new UserError(
    state === BLOCKED
      ? `Cannot write \`${path}\`: it, or a folder above it, is a link or no regular file`
      : `\`${path}\` changed while Strata was at work`,
    { hint: 'Nothing was written. Look at it with `git status`, then run the command again.' },
  );
}

interface FolderSurvey {
  /** The existing folders in which entries are added or removed, `''` for the root; sorted. */
  written: string[];
  /** Folders that do not exist yet; sorted, so that the outer ones come first. */
  missing: string[];
}

async function surveyFolders(
  fs: FileSystem,
  root: string,
  paths: readonly string[],
): Promise<FolderSurvey> {
  const exists = new Map<string, boolean>();
  const above = [...new Set(paths.flatMap(foldersAbove))];
  await forEachBounded(above, PARALLEL, async (folder) => {
    const info = await attempt(`read \`${folder}\``, () => fs.lstat(join(root, folder)));
    exists.set(folder, info !== undefined);
  });
  const written = paths.map(
    (path) => foldersAbove(path).findLast((folder) => exists.get(folder) === true) ?? '',
  );
  return {
    written: [...new Set(written)].sort(),
    missing: above.filter((folder) => exists.get(folder) === false).sort(),
  };
}

async function folderModes(
  fs: FileSystem,
  root: string,
  folders: readonly string[],
): Promise<Journal['emptiedFolders']> {
  const found: Journal['emptiedFolders'] = [];
  for (const path of [...folders].sort()) {
    const info = await attempt(`read \`${dirname(path)}\``, () => fs.lstat(join(root, path)));
    if (info?.kind === 'folder') found.push({ path, mode: info.mode });
  }
  return found;
}
