import { execa } from 'execa';
import { rm } from 'node:fs/promises';
import type { BootstrapOptions, Tools } from '../../src/commands/bootstrap/context.ts';
import { bootstrap } from '../../src/commands/bootstrap/bootstrap.ts';
import { reportError } from '../../src/cli/report-error.ts';
import type { TestCluster } from '../../src/shell/cluster/test-cluster.ts';
import type { RemoteAnswer } from '../../src/shell/git/remote.ts';
import { recording } from '../cli/run-in-process.ts';
import { runStrata } from '../cli/run-strata.ts';
import { newFolder, writeAll } from '../cli/temp-repository.ts';
import { simulate, type SimulationOptions } from './simulated-argocd.ts';

export const REPO_URL = 'https://git.example.org/acme/platform.git';

/** A repository that is generated and committed, with an installation of a few objects. */
export interface Checkout {
  root: string;
  commit: string;
  remove(): Promise<void>;
}

export async function newCheckout(repoURL = REPO_URL): Promise<Checkout> {
  const root = await newFolder();
  await writeAll(root, {
    'gitops.yaml': gitops(repoURL),
    'vendor/argo-cd/install.yaml': INSTALL,
    'vendor/argo-cd/kustomization.yaml': 'resources: [install.yaml]\n',
  });
  const { exitCode, stderr } = await runStrata(root, ['generate']);
  if (exitCode !== 0) throw new Error(stderr);
  const git = (...args: string[]) =>
    execa('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=First');
  const { stdout: commit } = await git('rev-parse', 'HEAD');
  return { root, commit, remove: () => rm(root, { recursive: true, force: true }) };
}

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** Milliseconds that it waited. */
  waited: number;
}

export interface Circumstances {
  options?: Partial<BootstrapOptions>;
  remote?: RemoteAnswer;
  simulation?: Partial<SimulationOptions>;
  env?: Record<string, string>;
  tools?: Partial<Tools>;
}

/** Runs bootstrap against a cluster in memory. */
export async function runBootstrap(
  { root, commit }: Checkout,
  cluster: TestCluster,
  { options, remote, simulation, env, tools }: Circumstances = {},
): Promise<Ran> {
  const { dependencies, stdout, stderr } = recording(root);
  const { clock, elapsed } = simulate(cluster, { commit, ...simulation });
  const answer: RemoteAnswer = remote ?? { kind: 'commit', commit };
  const given: Tools = {
    connect: () => Promise.resolve(cluster),
    readRemote: () => Promise.resolve(answer),
    clock,
    confirm: () => Promise.resolve(true),
    ask: undefined,
    ...tools,
  };
  const everything = { ...dependencies, env: { ...dependencies.env, ...env } };
  let exitCode: number;
  try {
    exitCode = await bootstrap('local', { ...DEFAULTS, ...options }, everything, given);
  } catch (error) {
    exitCode = reportError(error, dependencies.output);
  }
  return { exitCode, stdout: stdout(), stderr: stderr(), waited: elapsed() };
}

const DEFAULTS: BootstrapOptions = {
  yes: true,
  dryRun: false,
  json: false,
  takeOver: false,
  skipRemoteCheck: false,
  timeout: 30,
};

const gitops = (repoURL: string): string => `version: 1
repoURL: ${repoURL}
clusters:
  local:
    kubernetes: "1.35"
    argocd: { version: 3.5.1, manifests: vendor/argo-cd }
  edge:
    server: https://edge.example.org
    managedBy: local
environments:
  dev: { cluster: local }
apps:
  wordpress:
    template: wordpress
    values:
      wordpress: { image: wordpress:7.1.0-php8.3-apache }
      mysql: { image: mysql:8.4.11 }
      storage: { size: 1Gi }
    environments: { dev: }
`;

const definition = (plural: string, kind: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${plural}.argoproj.io }
spec:
  group: argoproj.io
  names: { kind: ${kind}, plural: ${plural} }
  scope: Namespaced
---
`;

const workload = (kind: string, name: string, component: string): string => `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
  labels: { app.kubernetes.io/part-of: argocd, app.kubernetes.io/component: ${component} }
spec:
  selector: { matchLabels: { app.kubernetes.io/name: ${name} } }
  template:
    metadata: { labels: { app.kubernetes.io/name: ${name} } }
    spec:
      containers: [{ name: ${name}, image: "quay.io/argoproj/argocd:v3.5.1" }]
---
`;

const configMap = (name: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
---
`;

/** As small as an installation can be. */
export const INSTALL = [
  definition('applications', 'Application'),
  definition('appprojects', 'AppProject'),
  configMap('argocd-cm'),
  configMap('argocd-cmd-params-cm'),
  workload('Deployment', 'argocd-server', 'server'),
  workload('StatefulSet', 'argocd-application-controller', 'application-controller'),
].join('');
