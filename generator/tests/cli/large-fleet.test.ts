import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { deploymentsOf, largeFleet } from './large-fleet.ts';
import { runStrata } from './run-strata.ts';
import { newRepository, readTexts, writeAll } from './temp-repository.ts';

const WORKLOADS = 40;
/** Of the lines of the fully rendered objects. */
const MOST = 0.4;

test('the overlays of a large fleet are proven, and hold a fraction of what they render', async () => {
  const root = await newRepository({ 'gitops.yaml': largeFleet(WORKLOADS) });
  const run = await runStrata(root, ['generate']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  const overlays = deploymentsOf(WORKLOADS);
  expect(run.stdout).toContain(`\n${overlays} overlays proven with <engine>, `);

  const files = await readTexts(root, ['overlays']);
  const written = lineCount(Object.values(files));
  const rendered = lineCount(await render(root, Object.keys(files)));
  const share = written / rendered;
  const measured = `${written} lines of overlays, ${rendered} lines rendered: ${(share * 100).toFixed(1)} %`;
  expect(share, measured).toBeLessThanOrEqual(MOST);
  expect(share, measured).toBeGreaterThan(0.01);
});

/** What the engine prints for all overlays: one build for those of each environment, for time. */
async function render(root: string, paths: readonly string[]): Promise<string[]> {
  const engine = await findEngine(process.env);
  const overlays = paths.flatMap(
    (path) => /^overlays\/[^/]+\/[^/]+(?=\/kustomization)/.exec(path) ?? [],
  );
  expect(overlays).toHaveLength(deploymentsOf(WORKLOADS));
  const environments = [...new Set(overlays.map((path) => path.split('/')[1] ?? ''))];
  return Promise.all(
    environments.map(async (environment) => {
      const members = overlays.filter((path) => path.startsWith(`overlays/${environment}/`));
      const resources = members.map((path) => `../../${path}`);
      const folder = `render/${environment}`;
      await writeAll(root, { [`${folder}/kustomization.yaml`]: JSON.stringify({ resources }) });
      return engine.build(join(root, folder));
    }),
  );
}

function lineCount(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0);
}
