import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import { runStrata, type Run } from '../../cli/run-strata.ts';
import { edit, newFolder, writeAll } from '../../cli/temp-repository.ts';
import { testEnvironment } from './environment.ts';

/** A repository of a user, and its branch on the git server that Argo CD reads. */
export interface Repository {
  root: string;
  branch: string;
  strata(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run>;
  /** Changes the text of one file. */
  edit(path: string, change: (text: string) => string): Promise<void>;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** `strata generate`, which must succeed. */
  generate(): Promise<void>;
  /** Commits everything and pushes. Gives the commit. */
  push(message: string): Promise<string>;
}

/** Makes a repository whose only file of a user's own is this gitops.yaml. Nothing is pushed yet. */
export async function newClone(branch: string, gitops: string): Promise<Repository> {
  const { gitUrl } = testEnvironment();
  const root = await newFolder();
  await git(root, 'init', '--quiet', '--initial-branch', branch);
  await git(root, 'remote', 'add', 'origin', gitUrl);
  await git(root, 'config', 'user.name', 'End-to-end test');
  await git(root, 'config', 'user.email', 'e2e@example.org');
  // One request a push: a server behind CGI may not take chunks.
  await git(root, 'config', 'http.postBuffer', '33554432');
  await vendorArgoCd(root);
  await writeFile(join(root, 'gitops.yaml'), gitops);
  return {
    root,
    branch,
    strata: (args, env = {}) => runStrata(root, args, { env }),
    edit: (path, change) => edit(root, path, change),
    write: (files) => writeAll(root, files),
    async generate() {
      const { exitCode, stderr } = await runStrata(root, ['generate']);
      expect(exitCode, stderr).toBe(0);
    },
    async push(message) {
      await git(root, 'add', '--all');
      await git(root, 'commit', '--quiet', '--message', message);
      await git(root, 'push', '--quiet', 'origin', branch);
      return git(root, 'rev-parse', 'HEAD');
    },
  };
}

/** Takes the branch from the server again. */
export async function deleteBranch({ root, branch }: Repository): Promise<void> {
  await git(root, 'push', '--quiet', 'origin', '--delete', branch);
}

/** Runs git without the settings of this machine's user. @throws its message */
async function git(root: string, ...args: string[]): Promise<string> {
  const { stdout } = await execa('git', ['-C', root, ...args], {
    env: {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
    },
    stdin: 'ignore',
  });
  return stdout;
}

/** Name of the folder in the repository that gitops.yaml names as `argocd.manifests`. */
export const VENDORED = 'vendor/argo-cd';

/**
 * The pinned install manifest, and two settings that a user would not have: Argo CD looks at git every
 * few seconds rather than minutes, and speaks of a git that it cannot read after 10 s rather than 180.
 * Git may hold it, since nothing in it is generated.
 */
async function vendorArgoCd(root: string): Promise<void> {
  const { argocdManifests } = testEnvironment();
  const folder = join(root, VENDORED);
  await mkdir(folder, { recursive: true });
  if (argocdManifests !== undefined) await cp(argocdManifests, join(folder, 'install.yaml'));
  const resource =
    argocdManifests === undefined
      ? 'https://raw.githubusercontent.com/argoproj/argo-cd/v3.5.1/manifests/install.yaml'
      : 'install.yaml';
  await writeFile(
    join(folder, 'kustomization.yaml'),
    `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [${resource}]
patches:
  - patch: |
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: argocd-cm }
      data: { timeout.reconciliation: 5s, timeout.reconciliation.jitter: 0s }
  - patch: |
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: argocd-cmd-params-cm }
      data: { controller.repo.error.grace.period.seconds: 10s }
`,
  );
}
