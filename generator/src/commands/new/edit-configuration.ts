import type { EditResult } from '../../config/edit/edit-result.ts';
import type { ConfigFile } from '../../config/located-problem.ts';
import { changesOf, isBlocked, type FileChange } from '../../core/plan/plan.ts';
import { renderBlocked } from '../../report/blocked.ts';
import { renderGenerated } from '../../report/generated.ts';
import { renderPlanDiff } from '../../report/plan-diff.ts';
import { findEngine, type Engine } from '../../shell/engine/engine.ts';
import { UserError } from '../../shell/errors.ts';
import { applyPlan } from '../../shell/transaction/apply-plan.ts';
import { recover } from '../../shell/transaction/recover.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { computeTree, type Tree } from '../steps/compute-tree.ts';
import { findRoot, openRepository, type Repository } from '../steps/open-repository.ts';
import { sayNotices } from '../steps/say-notices.ts';

/** New texts of configuration files by path. */
export type Edits = Map<string, string>;

/**
 * Opens the repository as `new` finds it: an interrupted run is finished first, unless nothing shall
 * be written. Warnings are not said yet, because `generateEdited` says those that remain.
 */
export async function openForEditing(
  dependencies: Dependencies,
  { dryRun }: { dryRun: boolean },
): Promise<Repository> {
  const { cwd, fs, output } = dependencies;
  const root = await findRoot(fs, cwd);
  if (!dryRun) await recover(fs, root);
  return openRepository({ ...dependencies, output: { ...output, say: () => undefined } });
}

/**
 * Applies one edit to a configuration file, on top of earlier ones.
 *
 * @throws {UserError} why the edit is refused
 */
export function editFile(
  { configFiles }: Pick<Repository, 'configFiles'>,
  edits: Edits,
  path: string,
  edit: (text: string) => EditResult,
): void {
  const file = configFiles.find((candidate) => candidate.path === path) as ConfigFile;
  const result = edit(edits.get(path) ?? file.text);
  if (result.problem !== undefined) {
    const { message, hint } = result.problem;
    throw new UserError(message, hint === undefined ? {} : { hint });
  }
  edits.set(path, result.text);
}

/**
 * Generates from the edited configuration and writes both together: all or nothing, the configuration
 * last.
 */
export async function generateEdited(
  { configFiles }: Pick<Repository, 'configFiles'>,
  edits: Edits,
  options: { dryRun: boolean },
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { env, fs, output } = dependencies;
  const started = performance.now();
  const engine = await findEngine(env);
  const { root, tree } = await computeEdited(engine, edits, dependencies);
  if (isBlocked(tree.plan)) throw new UserError(renderBlocked(tree.plan, output.colors));

  const last = configFiles.flatMap(({ path, text }): FileChange[] => {
    const after = edits.get(path);
    return after === undefined || after === text ? [] : [{ path, before: text, after }];
  });
  const files = changesOf(tree.plan);
  if (options.dryRun) {
    output.print(renderPlanDiff([...last, ...files], output.colors));
    return 0;
  }
  const { emptiedFolders } = tree.plan;
  await applyPlan(fs, root, { files, emptiedFolders, last });
  output.print(renderPlanDiff(last, output.colors));
  const seconds = (performance.now() - started) / 1000;
  output.print(
    files.length === 0
      ? `No other file changes, ${seconds.toFixed(1)} s.`
      : renderGenerated(tree, { check: false, dryRun: false, engine, seconds }),
  );
  sayNotices(tree, output);
  return 0;
}

/** What the edited configuration gives; lines in messages are those of the edited text. */
async function computeEdited(
  engine: Engine,
  edits: Edits,
  dependencies: Dependencies,
): Promise<{ root: string; tree: Tree }> {
  try {
    const repository = await openRepository(dependencies, edits);
    const options = { isolated: false, discard: new Set<string>() };
    const tree = await computeTree(repository, engine, dependencies, options);
    return { root: repository.root, tree };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `with this change there would be errors (lines as they would be):\n${error.message}`,
      { hint: 'nothing was changed; give other or missing values with --set', cause: error },
    );
  }
}
