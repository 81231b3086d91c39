import { join } from 'node:path';
import { attempt } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { forEachBounded } from '../for-each-bounded.ts';
import { contentDigest, type Journal, type Operation, writeJournal } from './journal.ts';
import type { Changes } from './preflight.ts';
import { WORKSPACE_NAME, type Workspace } from './workspace.ts';

/** Each write waits for the disk; together they wait once. */
const PARALLEL = 16;

/**
 * Writes all new content and a copy of all old content beside the tree, then the journal. The tree
 * itself is as it was.
 *
 * @throws {UserError} naming the path whose content could not be put there.
 */
export async function stage(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  journal: Journal,
  changes: Changes,
): Promise<void> {
  const contents = [...changes.files, ...(changes.last ?? [])].map((change) => change.after);
  const operations = [...journal.operations, ...journal.last];
  await attempt(`create \`${WORKSPACE_NAME}\``, async () => {
    await fs.mkdir(workspace.transaction);
    await fs.mkdir(workspace.stageFolder);
    await fs.mkdir(workspace.backupFolder);
  });
  await forEachBounded(operations, PARALLEL, (operation) =>
    attempt(`write \`${operation.path}\``, () =>
      stageOne(fs, root, workspace, operation, contents[operation.id]),
    ),
  );
  await attempt(`write in \`${WORKSPACE_NAME}\``, async () => {
    const { stageFolder, backupFolder, transaction, top } = workspace;
    for (const folder of [stageFolder, backupFolder, transaction, top, root]) {
      await fs.syncFolder(folder);
    }
    await writeJournal(fs, workspace, journal);
  });
}

async function stageOne(
  fs: FileSystem,
  root: string,
  workspace: Workspace,
  operation: Operation,
  content: string | undefined,
): Promise<void> {
  const target = join(root, operation.path);
  const mode = operation.before === null ? undefined : (await fs.lstat(target))?.mode;
  if (operation.before !== null) await fs.copy(target, workspace.backup(operation.id));
  if (content !== undefined) await fs.writeNew(workspace.stage(operation.id), content, mode);
}

/** Whether a staged or saved file is there and is what the journal says. */
export async function holds(fs: FileSystem, path: string, digest: string | null): Promise<boolean> {
  const info = await fs.lstat(path);
  return info?.kind === 'file' && contentDigest(await fs.readFile(path)) === digest;
}
