import { expect } from 'vitest';
import { testEnvironment } from './environment.ts';
import type { Repository } from './repository.ts';

/**
 * `strata bootstrap`: installs Argo CD where it is not there, and lets it follow the repository. The
 * remote is not read from here, since its address in gitops.yaml may mean something to the cluster
 * alone.
 */
export async function bootstrap(repository: Repository): Promise<void> {
  const { kubeconfig } = testEnvironment();
  const { exitCode, stdout, stderr } = await repository.strata([
    ...['bootstrap', 'local', '--kubeconfig', kubeconfig, '--yes'],
    // An Argo CD that was there before the tests is theirs.
    ...['--skip-remote-check', '--take-over', '--timeout', '240'],
  ]);
  expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
  process.stderr.write(`${stdout}${stderr}`);
}
