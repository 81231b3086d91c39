import { execa } from 'execa';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from '../generated-repository.ts';
import { runStrata } from '../run-strata.ts';
import { edit, snapshot, temporaryFolder, writeAll } from '../temp-repository.ts';
import { HAND_KEPT, SHOP } from './hand-kept.ts';

const generated = generatedRepository(HAND_KEPT);
const BASE = 'base/shop/deployment.yaml';

describe('check --against', () => {
  test('finds nothing where nothing has changed', async () => {
    const root = await committed();
    expect(await changes(root)).toEqual([]);
  });

  test('warns of what the server refuses, and leaves the checkout alone', async () => {
    const root = await committed();
    await changeSelector(root);
    const before = await snapshot(root);
    expect(await changes(root)).toMatchObject([
      {
        id: 'immutable',
        severity: 'warning',
        file: BASE,
        line: 6,
        object: 'Deployment shop-dev/shop',
        path: 'spec.selector',
        overlays: [SHOP],
      },
    ]);
    expect(await snapshot(root)).toEqual(before);
  });

  test('takes generated overlays, new ones and broken ones', async () => {
    const root = await committed();
    await edit(root, `${SHOP}/kustomization.yaml`, (text) => `${text}resources: absent\n`);
    await git(root, 'commit', '-qam', 'broken');
    await git(root, 'checkout', '-q', 'HEAD~1', '--', SHOP);
    await edit(root, 'gitops.yaml', (text) =>
      text
        .replace('      dev: {}\n', '      dev: {}\n      stage: {}\n')
        .replace('environments:\n  dev:', 'environments:\n  stage: { cluster: local }\n  dev:'),
    );
    await runStrata(root, ['generate']);
    const run = await runStrata(root, ['check', '--against', 'HEAD', '--json']);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stderr).toContain(`${SHOP} does not build at HEAD: not compared`);
    expect(run.stdout).not.toContain('immutable');
  });

  test.each([['nowhere'], ['--output=x'], ['HEAD:base'], ['']])(
    'does not run with the revision %j',
    async (revision) => {
      const root = await committed();
      const run = await runStrata(root, ['check', `--against=${revision}`]);
      expect(run).toMatchObject({ exitCode: 2, stdout: '' });
      expect(run.stderr).toContain(`git knows no commit ${JSON.stringify(revision)}`);
    },
  );

  test('needs a repository of git', async () => {
    const root = await generated();
    const run = await runStrata(root, ['check', '--against', 'HEAD']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('--against needs git, and a git repository');
  });

  test('works below the top of the git repository', async () => {
    const top = await temporaryFolder();
    const root = join(top, 'deep', 'gitops');
    await mkdir(join(top, 'deep'));
    await rename(await generated(), root);
    await commitAll(top);
    await changeSelector(root);
    expect(await changes(root)).toMatchObject([{ file: BASE, path: 'spec.selector' }]);
  });
});

describe('validate --against', () => {
  test('compares the same files and folders', async () => {
    const root = await committed();
    await changeSelector(root);
    for (const path of [BASE, 'base', join(root, 'base')]) {
      const { exitCode, stdout } = await runStrata(root, ['validate', path, '--against', 'HEAD']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /base\/shop\/deployment\.yaml:6: warning: Deployment shop: spec\.selector: cannot be changed/,
      );
    }
    const unchanged = await runStrata(root, [
      'validate',
      `${SHOP}/namespace.yaml`,
      '--against',
      'HEAD',
    ]);
    expect(unchanged).toMatchObject({ exitCode: 0, stderr: '' });
    expect(unchanged.stdout).not.toContain('warning');
  });

  test('takes files that are new, and those that were broken', async () => {
    const root = await committed();
    await writeAll(root, { 'm/broken.yaml': 'a: [' });
    await commitAll(root);
    await writeAll(root, {
      'm/broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
      'n/new.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    });
    expect(await runStrata(root, ['validate', 'm', 'n', '--against', 'HEAD'])).toEqual({
      exitCode: 0,
      stdout: '2 objects: 2 valid (Kubernetes 1.35)\n',
      stderr: '',
    });
  });

  test('does not run for standard input, or for files from elsewhere', async () => {
    const root = await committed();
    const outside = await temporaryFolder();
    await writeAll(outside, {
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    });
    const elsewhere = await runStrata(root, [
      'validate',
      join(outside, 'a.yaml'),
      '--against',
      'HEAD',
    ]);
    expect(elsewhere).toMatchObject({ exitCode: 2, stdout: '' });
    expect(elsewhere.stderr).toContain('is not in the git repository');
    const stdin = await runStrata(root, ['validate', '-', BASE, '--against', 'HEAD']);
    expect(stdin).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

async function committed(): Promise<string> {
  const root = await generated();
  await commitAll(root);
  return root;
}

async function commitAll(root: string): Promise<void> {
  await git(root, 'init', '-q');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'all');
}

async function git(root: string, ...args: string[]): Promise<void> {
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  await execa('git', ['-C', root, ...author, ...args]);
}

/** To another label that the template has, too: the object itself stays valid. */
async function changeSelector(root: string): Promise<void> {
  await edit(root, BASE, (text) =>
    text.replace('    matchLabels:\n      app: shop', '    matchLabels:\n      tier: front'),
  );
}

async function changes(root: string): Promise<object[]> {
  const run = await runStrata(root, ['check', '--against', 'HEAD', '--json']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  const { findings } = JSON.parse(run.stdout) as { findings: { check: string }[] };
  return findings.filter(({ check }) => check === 'change');
}
