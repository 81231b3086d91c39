// Makes objects with random mistakes, asks a real API server and Strata, and prints where they disagree.
// Nothing is stored in the cluster: each question is a create with a dry run.
//
//   npm run fuzz:validation -- --kubeconfig <file> [--seed 1] [--count 2000] [--show 20]
//
// The cluster is named explicitly, never taken from the environment. Exit code: 0 both agree, 1 they do
// not, 2 could not run. The same seed gives the same objects for the same server and samples.
import { join } from 'node:path';
import { argv } from 'zx';
import { rulesFor } from '../generator/src/checks/rules/registry.ts';
import { customKinds } from '../generator/src/checks/schema/custom-kinds.ts';
import { validateCustom } from '../generator/src/checks/schema/structural/validate-custom.ts';
import { createValidator } from '../generator/src/checks/validator.ts';
import { minorVersion } from '../generator/src/core/openapi/schema-files.ts';
import { mapBounded } from '../generator/src/shell/map-bounded.ts';
import { SCHEMAS } from '../generator/src/shell/schemas/folders.ts';
import { openSchemas } from '../generator/src/shell/schemas/open-schemas.ts';
import { readCluster } from '../generator/src/shell/schemas/read-cluster.ts';
import { compare } from './fuzz-validation/compare.ts';
import { makeObjects } from './fuzz-validation/make-objects.ts';
import { seededRandom } from './fuzz-validation/random.ts';
import { readSamples } from './fuzz-validation/samples.ts';
import { liveSchemas } from './fuzz-validation/schemas.ts';
import { connectTo, PARALLEL } from './fuzz-validation/server.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  const kubeconfig: unknown = argv['kubeconfig'];
  const [seed, count, show] = [numberOf('seed', 1), numberOf('count', 2_000), numberOf('show', 20)];
  if (typeof kubeconfig !== 'string' || [seed, count, show].some(Number.isNaN)) {
    console.error(
      'Give --kubeconfig <file> of a test cluster; --seed, --count and --show are numbers.',
    );
    return 2;
  }
  const [server, cluster, samples] = await Promise.all([
    connectTo(kubeconfig),
    readCluster({ kubeconfig }),
    readSamples(),
  ]);
  const stored = openSchemas(
    [join(import.meta.dirname, '..', SCHEMAS)],
    minorVersion(cluster.version),
  );
  const custom = customKinds(stored, []);
  const judge = createValidator({ schemas: stored, custom, rulesFor, validateCustom });
  const tools = { schemas: liveSchemas(cluster), random: seededRandom(seed) };

  const made = await makeObjects({
    count,
    samples,
    server,
    groups: Object.keys(stored.index.kinds),
    tools,
  });
  const answers = await mapBounded(made, PARALLEL, ({ object }) => server.ask(object));
  const results = made.map(({ object, change }, index) =>
    compare(object, change, answers[index], judge),
  );

  const wrong = results.filter(({ text }) => text !== undefined);
  for (const { text } of wrong.slice(0, show)) console.log(text);
  const counts = new Map<string, number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const listed = [...counts].map(([outcome, number]) => `${number} ${outcome}`).join(', ');
  console.log(`Kubernetes ${cluster.version}, seed ${seed}, ${count} objects: ${listed}`);
  return wrong.length === 0 ? 0 : 1;
}

function numberOf(name: string, otherwise: number): number {
  const given: unknown = argv[name];
  return given === undefined ? otherwise : Number(given);
}
