import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { pathProblem } from '../../core/plan/paths/safe-path.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import { WORKSPACE_NAME, type Workspace } from './workspace.ts';

/** A path below the root; a journal may come with a hostile repository. */
const safePath = z.string().refine((path) => pathProblem(path) === undefined);
const digest = z.string().nullable();

const operationSchema = z.strictObject({
  /** Names the staged content and the backup. */
  id: z.int().nonnegative(),
  path: safePath,
  /** Digest of the content; null where there is no file. */
  before: digest,
  after: digest,
});

const journalSchema = z.strictObject({
  version: z.literal(1),
  operations: z.array(operationSchema),
  /** Removed after the operations, deepest first. */
  emptiedFolders: z.array(z.strictObject({ path: safePath, mode: z.int() })),
  /** Done after everything else. */
  last: z.array(operationSchema),
  /** Absent before, outermost first: an undone transaction leaves none behind. */
  createdFolders: z.array(safePath),
});

/** Replacing, creating or deleting one file. */
export type Operation = z.output<typeof operationSchema>;

/** All that is needed to finish or undo a transaction, in any state that a crash leaves. */
export type Journal = z.output<typeof journalSchema>;

/** Identifies the content of a file. */
export function contentDigest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Writes the journal at once and durably: from here on the transaction will be finished. */
export async function writeJournal(
  fs: FileSystem,
  workspace: Workspace,
  journal: Journal,
): Promise<void> {
  const draft = join(workspace.transaction, 'journal.draft');
  await fs.writeNew(draft, `${JSON.stringify(journal)}\n`);
  await fs.rename(draft, workspace.journal);
  await fs.syncFolder(workspace.transaction);
}

/**
 * The journal at a path, or undefined if there is none.
 *
 * @throws {UserError} for a journal that this version of Strata cannot have written.
 */
export async function readJournal(fs: FileSystem, path: string): Promise<Journal | undefined> {
  const info = await fs.lstat(path);
  if (info === undefined) return undefined;
  const content = info.kind === 'file' ? parseJson(await fs.readFile(path)) : undefined;
  const parsed = journalSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new UserError(
    `\`${WORKSPACE_NAME}/\` holds an interrupted run that this Strata cannot finish`,
    {
      hint: `See what changed with \`git status\`, delete \`${WORKSPACE_NAME}/\`, generate again.`,
    },
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
