import type { Explanation } from '../core/explanation/types.ts';
import { isCurrent } from '../core/plan/plan.ts';
import { renderExplanation } from '../report/explanation/explanation.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { computeTree, type Tree } from './steps/compute-tree.ts';
import { explainDeployment } from './steps/explain/explain-deployment.ts';
import { openWithEngine } from './steps/open-with-engine.ts';
import { resolveDeployment } from './steps/explain/resolve-deployment.ts';

export interface ExplainOptions {
  json: boolean;
}

/**
 * `strata explain <env>/<app>`: from which files and by which means each object of a deployment comes
 * about, and why by these. Writes nothing.
 */
export async function explain(
  target: string,
  options: ExplainOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { cwd, output } = dependencies;
  const { repository, engineFound } = await openWithEngine(dependencies, { recover: false });
  const { fleet, root } = repository;
  const deployment = resolveDeployment(fleet, target, { root, cwd });
  const engine = await engineFound;
  // The whole way: a means that the proof refuses is replaced by the next one.
  const tree = await computeTree(repository, engine, dependencies, {
    isolated: false,
    discard: new Set(),
  });
  const explanation = await explainDeployment(deployment, repository, engine, tree);
  output.print(options.json ? toJson(explanation) : renderExplanation(explanation, output.colors));
  sayIfStale(tree, output);
  return 0;
}

function toJson(explanation: Explanation): string {
  return JSON.stringify(
    explanation,
    (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
    2,
  );
}

function sayIfStale({ plan }: Tree, output: Dependencies['output']): void {
  if (isCurrent(plan)) return;
  output.say('The files are not current: this explains what `npm run generate` would write.');
}
