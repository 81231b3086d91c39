import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { bootstrap } from './bootstrap.ts';
import { ARGOCD } from './application.ts';
import { testEnvironment } from './environment.ts';
import { discard, kubectl, observeAll } from './kubectl.ts';
import { deleteBranch, newClone, VENDORED, type Repository } from './repository.ts';

/** What the tests of one file share; the fields are there once its beforeAll has run. */
export interface Scenario {
  repository: Repository;
  /** The first commit. */
  commit: string;
}

/** Differs in each file and run, so that no two meet in the cluster. */
export function uniqueSuffix(): string {
  return randomBytes(3).toString('hex');
}

/** The beginning of a gitops.yaml of a test: the cluster with its Argo CD, `dev` and `prod`. */
export function gitopsHead(branch: string, repoURL = testEnvironment().gitUrlInCluster): string {
  return `version: 1
repoURL: ${repoURL}
targetRevision: ${branch}
clusters:
  local:
    kubernetes: "1.35"
    argocd: { version: 3.5.1, manifests: ${VENDORED} }
environments:
  dev: { cluster: local }
  prod: { cluster: local, sync: { prune: manual } }
`;
}

/**
 * Given a repository that is generated, pushed and bootstrapped, for all tests of a file, which are
 * its story one after another. At the end, whatever happened, everything that it deployed is removed.
 */
export function scenario(suffix: string, gitops: (branch: string) => string): Scenario {
  const shared: Partial<Scenario> = {};
  beforeAll(async () => {
    const branch = `e2e-${suffix}`;
    const repository = await newClone(branch, gitops(branch));
    shared.repository = repository;
    await repository.generate();
    shared.commit = await repository.push('First deployment');
    await bootstrap(repository);
  }, 300_000);
  afterAll(async () => {
    if (shared.repository !== undefined) await removeDeployed(shared.repository, suffix);
  }, 120_000);
  return shared as Scenario;
}

/** Takes away Applications without what they hold, then namespaces: nothing waits for anything. */
async function removeDeployed(repository: Repository, suffix: string): Promise<void> {
  await discard(['application.argoproj.io/root'], ARGOCD);
  const applications = (await observeAll('applications.argoproj.io', ARGOCD)).filter(
    ({ spec, metadata }) =>
      metadata.name !== 'argo-cd' &&
      JSON.stringify(spec).includes(`refs/heads/${repository.branch}`),
  );
  const projects = (await observeAll('appprojects.argoproj.io', ARGOCD)).filter(({ metadata }) =>
    metadata.name.includes(suffix),
  );
  for (const { kind, metadata } of [...applications, ...projects]) {
    const what = `${kind.toLowerCase()}.argoproj.io/${metadata.name}`;
    const unbound = JSON.stringify({ metadata: { finalizers: null } });
    await kubectl(['patch', what, `--namespace=${ARGOCD}`, '--type=merge', '-p', unbound]);
    await discard([what], ARGOCD);
  }
  const namespaces = await kubectl(['get', 'namespaces', '-o', 'name']);
  await discard(namespaces.split('\n').filter((name) => name.includes(suffix)));
  await deleteBranch(repository);
  await rm(repository.root, { recursive: true, force: true });
}

/** Files that `generate` wrote below a folder of the repository. */
export async function filesIn({ root }: Repository, folder: string): Promise<string[]> {
  return (await readdir(join(root, folder))).sort();
}
