import { changesOf, isBlocked, isCurrent } from '../core/plan/plan.ts';
import { renderBlocked } from '../report/blocked.ts';
import { renderGenerated } from '../report/generated.ts';
import { renderPlanDiff } from '../report/plan-diff.ts';
import { UserError } from '../shell/errors.ts';
import { applyPlan } from '../shell/transaction/apply-plan.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { computeTree, type Tree } from './steps/compute-tree.ts';
import { openWithEngine } from './steps/open-with-engine.ts';
import { sayEngineWarning } from './steps/say-engine-warning.ts';
import { sayNotices } from './steps/say-notices.ts';

export interface GenerateOptions {
  /** Print the difference, write nothing. */
  dryRun: boolean;
  /** Write nothing; exit with 1 where the tree is not current. */
  check: boolean;
  /** Hand-edited generated files that may be overwritten, relative to the repository. */
  discard: string[];
  /** Build every overlay alone. */
  isolated: boolean;
  json: boolean;
}

/**
 * `strata generate`: writes base, overlays and Argo CD objects, all or nothing, once the engine has
 * proven them.
 *
 * @returns 0, or with `check` 1 where the tree is not current
 * @throws {UserError} where a hand edit or an obstacle keeps it from writing
 */
export async function generate(
  options: GenerateOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { fs, output } = dependencies;
  const writes = !options.dryRun && !options.check;
  const started = performance.now();
  const { repository, engineFound } = await openWithEngine(dependencies, { recover: writes });
  const engine = await engineFound;
  const { isolated } = options;
  const discard = new Set(options.discard.map((path) => path.replace(/^\.\//, '')));
  const tree = await computeTree(repository, engine, dependencies, { isolated, discard });
  const isMisused = tree.plan.refusedDiscards.length > 0;
  if (isBlocked(tree.plan) && (isMisused || !options.check)) {
    throw new UserError(renderBlocked(tree.plan, output.colors));
  }

  const changes = changesOf(tree.plan);
  if (writes) {
    const { emptiedFolders } = tree.plan;
    await applyPlan(fs, repository.root, { files: changes, emptiedFolders });
  }
  const seconds = (performance.now() - started) / 1000;
  print(tree, { ...options, engine, seconds }, dependencies);
  sayNotices(tree, output);
  sayEngineWarning(engine, repository.fleet, output);
  return options.check && !isCurrent(tree.plan) ? 1 : 0;
}

function print(
  tree: Tree,
  context: GenerateOptions & { engine: { command: string; version: string }; seconds: number },
  { output }: Dependencies,
): void {
  const changes = changesOf(tree.plan);
  if (context.json) {
    const paths = (list: readonly { path: string }[]): string[] => list.map(({ path }) => path);
    const { creates, updates, deletes, unchanged, handEdits, obstacles, foreign } = tree.plan;
    output.print(
      JSON.stringify(
        {
          written: !context.dryRun && !context.check,
          created: paths(creates),
          updated: paths(updates),
          deleted: paths(deletes),
          unchanged: unchanged.length,
          handEdits: paths(handEdits),
          obstacles,
          foreign,
          proven: tree.proven,
          engine: { command: context.engine.command, version: context.engine.version },
          notices: tree.notices,
        },
        null,
        2,
      ),
    );
    return;
  }
  if (isBlocked(tree.plan)) {
    output.print(renderBlocked(tree.plan, output.colors));
    return;
  }
  if (context.dryRun && changes.length > 0) {
    output.print(renderPlanDiff(changes, output.colors));
    return;
  }
  output.print(renderGenerated(tree, context));
}
