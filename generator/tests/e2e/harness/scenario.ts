import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
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

export interface Given {
  /** The repository's gitops.yaml. */
  gitops: (branch: string) => string;
  /** Further files of the user's own. */
  files?: Readonly<Record<string, string>>;
  /** Whether Argo CD follows the repository before the first test; it does unless said. */
  bootstrapped?: boolean;
  /** What the cluster needs before, and what takes it away again. */
  before?: () => Promise<void>;
  after?: () => Promise<void>;
}

/**
 * Given a repository that is generated, pushed and bootstrapped, for all tests of a file, which are
 * its story one after another. At the end, whatever happened, everything that it deployed is removed.
 */
export function scenario(suffix: string, given: Given): Scenario {
  const { gitops, files = {}, bootstrapped = true, before, after } = given;
  const shared: Partial<Scenario> = {};
  beforeAll(async () => {
    await before?.();
    const branch = `e2e-${suffix}`;
    const repository = await newClone(branch, gitops(branch));
    shared.repository = repository;
    await repository.write(files);
    await repository.generate();
    shared.commit = await repository.push('First deployment');
    if (bootstrapped) await bootstrap(repository);
  });
  afterAll(async () => {
    if (shared.repository !== undefined) await removeDeployed(shared.repository, suffix);
    await after?.();
  });
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
  const scattered = await kubectl(['get', 'namespaces,persistentvolumes', '-o', 'name']);
  await discard(scattered.split('\n').filter((name) => name.includes(suffix)));
  await deleteBranch(repository);
  await rm(repository.root, { recursive: true, force: true });
}
