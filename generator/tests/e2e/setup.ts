import { testEnvironment } from './harness/environment.ts';
import { kubectl } from './harness/kubectl.ts';

/** Runs once before all files: refuses without a cluster that was named. */
export async function setup(): Promise<void> {
  const { kubeconfig } = testEnvironment();
  const server = await kubectl([
    'config',
    'view',
    '--minify',
    '-o=jsonpath={.clusters[0].cluster.server}',
  ]);
  process.stderr.write(`End-to-end tests on ${server} (${kubeconfig})\n`);
  await kubectl(['get', '--raw=/readyz']);
}
