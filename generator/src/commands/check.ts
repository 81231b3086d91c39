import { changesOf, isCurrent } from '../core/plan/plan.ts';
import { renderCheck } from '../report/check.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { buildForeign } from './steps/build-foreign.ts';
import { computeTree } from './steps/compute-tree.ts';
import { openWithEngine } from './steps/open-with-engine.ts';
import { sayEngineWarning } from './steps/say-engine-warning.ts';
import { sayNotices } from './steps/say-notices.ts';

export interface CheckOptions {
  /** Build every overlay alone. */
  isolated: boolean;
  json: boolean;
}

/**
 * `strata check`: is the tree what gitops.yaml gives, does every kustomization build, and are the
 * overlays exactly the wished objects. Writes nothing.
 *
 * @returns 0 clean, 1 findings
 */
export async function check(options: CheckOptions, dependencies: Dependencies): Promise<ExitCode> {
  const { output } = dependencies;
  const { repository, engineFound } = await openWithEngine(dependencies, { recover: false });
  const engine = await engineFound;
  const { isolated } = options;
  const tree = await computeTree(repository, engine, dependencies, {
    isolated,
    discard: new Set(),
  });
  const failures = await buildForeign(repository, engine, tree.plan.foreign);
  const isClean = isCurrent(tree.plan) && failures.length === 0;
  if (options.json) {
    const { plan, proven } = tree;
    const paths = (list: readonly { path: string }[]): string[] => list.map(({ path }) => path);
    const result = {
      clean: isClean,
      drift: paths(changesOf(plan)),
      handEdits: paths(plan.handEdits),
      obstacles: plan.obstacles,
      buildFailures: failures,
      foreign: plan.foreign,
      current: plan.unchanged.length,
      proven,
      engine: { command: engine.command, version: engine.version },
    };
    output.print(JSON.stringify(result, null, 2));
  } else {
    output.print(renderCheck({ ...tree, failures, engine }, output.colors));
  }
  sayNotices(tree, output);
  sayEngineWarning(engine, repository.fleet, output);
  return isClean ? 0 : 1;
}
