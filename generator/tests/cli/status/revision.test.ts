import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { runStrata } from '../run-strata.ts';
import { SAMPLE } from '../sample.ts';
import { newRepository, temporaryFolder } from '../temp-repository.ts';
import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { application } from './applications.ts';
import { playArgoCd } from './play-argocd.ts';

async function git(root: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=jane', '-c', 'user.email=jane@example.org'];
  const { stdout } = await execa('git', ['-C', root, ...identity, ...args]);
  return stdout;
}

async function commit(root: string, file: string): Promise<string> {
  await writeFile(join(root, file), `${file}\n${await git(root, 'rev-list', '--all')}`);
  await git(root, 'add', '--all');
  await git(root, 'commit', '--quiet', '--message', file);
  return git(root, 'rev-parse', 'HEAD');
}

it('status compares the deployed commit with the remote branch, and the checkout with that', async () => {
  const origin = await temporaryFolder();
  await git(origin, 'init', '--quiet', '--bare', '--initial-branch', 'main');
  const gitops = SAMPLE.replace('https://git.example.com/acme/platform.git', `file://${origin}`);
  const root = await newRepository({ 'gitops.yaml': gitops, 'overlays/x/web-dev/a.yaml': '' });
  await git(root, 'init', '--quiet', '--initial-branch', 'main');
  await git(root, 'remote', 'add', 'origin', `file://${origin}`);
  const first = await commit(root, 'README.md');
  await commit(root, 'overlays/x/web-dev/a.yaml');
  const second = await commit(root, 'NEWS.md');
  await git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');

  const reading = (object: KubernetesObject): KubernetesObject => {
    const spec = object['spec'] as JsonObject;
    const source = { ...(spec['source'] as JsonObject), repoURL: `file://${origin}` };
    return { ...object, spec: { ...spec, source } };
  };
  const deployed = (revision: string) =>
    reading(application('web-dev', { sync: { status: 'Synced', revision } }));
  const show = async (revision: string) => {
    const { kubeconfig } = await playArgoCd([reading(application('root')), deployed(revision)]);
    return runStrata(root, ['status', 'dev/web', '--kubeconfig', kubeconfig]);
  };
  const current = await show(second);
  expect(current.exitCode).toBe(0);
  expect(current.stdout).toContain(`${second.slice(0, 7)} current`);

  const behind = await show(first);
  expect(behind.exitCode).toBe(1);
  expect(behind.stdout).toContain(`${first.slice(0, 7)} 1 behind`);
  expect(behind.stdout).toContain('Argo CD has not looked at the last 1 commit yet');

  await commit(root, 'overlays/x/web-dev/a.yaml');
  const unpushed = await show(second);
  expect(unpushed.exitCode).toBe(0);
  expect(unpushed.stdout).toContain('current, 1 not pushed');
  expect(unpushed.stdout).toContain(
    '1 commit of this checkout is not in origin/main\n  next: git push',
  );
});
