import { join } from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import { CHECKOUT } from '../../cli/checkout.ts';
import { minimalEnvironment } from '../../cli/run-strata.ts';
import { testEnvironment } from './environment.ts';
import type { Repository } from './repository.ts';

/**
 * `strata bootstrap`: installs Argo CD where it is not there, and lets it follow the repository. The
 * remote is not read from here, since its address in gitops.yaml may mean something to the cluster
 * alone. Prints where the time went.
 */
export async function bootstrap({ root }: Repository): Promise<void> {
  const program = join(CHECKOUT, 'generator/bin/strata.js');
  const args = [
    ...['bootstrap', 'local', '--kubeconfig', testEnvironment().kubeconfig, '--yes'],
    // An Argo CD that was there before the tests is theirs.
    ...['--skip-remote-check', '--take-over', '--timeout', '240'],
  ];
  const { exitCode, all, stderr } = await execa(process.execPath, [program, ...args], {
    cwd: root,
    env: minimalEnvironment(),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    all: true,
  });
  expect(exitCode, all).toBe(0);
  process.stderr.write(`${stderr.slice(stderr.lastIndexOf('\ndone') + 1)}\n`);
}
