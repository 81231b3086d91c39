import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { runStrata, type Run } from '../run-strata.ts';
import { SAMPLE } from '../sample.ts';
import {
  changedPaths,
  copyOf,
  edit,
  newRepository,
  snapshot,
  temporaryFolder,
  writeAll,
} from '../temp-repository.ts';
import { BOTH, IMPORT, manifests } from './manifests.ts';

const FORCE = [...IMPORT, '--force'];
const DEPLOYMENT = 'base/shop/shop-deployment.yaml';

/** A repository in which the app was imported. */
async function imported(): Promise<string> {
  const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH });
  const run = await runStrata(root, IMPORT);
  if (run.exitCode !== 0) throw new Error(run.stderr);
  return root;
}

describe('a second import', () => {
  test('is refused without --force', async () => {
    const root = await imported();
    await expectRefusal(root, IMPORT, [
      'error: app "shop" exists already in gitops.yaml',
      '  choose another name, or replace the files of the earlier import with --force',
    ]);
  });

  test('changes nothing with --force and the same manifests, whatever the line ends', async () => {
    const root = await imported();
    await edit(root, DEPLOYMENT, (text) => text.replaceAll('\n', '\r\n'));
    await runStrata(root, FORCE);
    const before = await snapshot(root);
    const run = await runStrata(root, FORCE);
    expect(run.stdout).toMatch(/^shop: \d+ unchanged\. /);
    expect({ ...run, stdout: '' }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await snapshot(root)).toEqual(before);
  });

  test('replaces, adds and removes its own files with --force, and leaves others alone', async () => {
    const root = await imported();
    await writeAll(root, {
      'base/shop/README.md': 'mine',
      'in/dev.yaml': manifests({ image: 'ghcr.io/acme/shop:2.0.0' }).replace(/---[^]*/, ''),
      'in/prod.yaml': manifests({ namespace: 'news', image: 'ghcr.io/acme/shop:2.0.0' }),
    });
    const before = await snapshot(root);
    const run = await runStrata(root, [...FORCE, '--json']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const { created, updated, deleted } = JSON.parse(run.stdout) as Record<string, string[]>;
    const changes = changedPaths(before, await snapshot(root));
    expect(changes.changed.sort()).toEqual(updated?.sort());
    expect(changes.added).toEqual(created);
    expect(changes.removed).toEqual(deleted);
    expect(updated).toContain('gitops.yaml');
    const text = await readFile(join(root, 'gitops.yaml'), 'utf8');
    expect(text).toMatch(/ {6}prod:\n {8}namespace: news\n$/);
    expect(await runStrata(root, FORCE)).toMatchObject({ exitCode: 0 });
  });

  test('may add an environment, but not leave one out', async () => {
    const root = await imported();
    await expectRefusal(
      root,
      ['import', 'shop', '--env', 'dev=in/dev.yaml', '--force'],
      [
        'error: app "shop" also runs in prod: --force replaces it in all its environments',
        '  add --env prod=<path>',
      ],
    );
    const run = await runStrata(root, [...FORCE, '--env', 'qa=in/dev.yaml']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readFile(join(root, 'gitops.yaml'), 'utf8')).toMatch(/ {6}qa: \{\}\n$/);
  });
});

describe('files that somebody has changed', () => {
  test.each([
    ['edited', (root: string) => edit(root, DEPLOYMENT, (text) => `${text}# mine\n`)],
    ['removed', (root: string) => rm(join(root, DEPLOYMENT))],
  ])('and %s are not replaced, and named as far as git knows them', async (_, change) => {
    const root = await imported();
    await change(root);
    const refusal = (known: string): string[] => [
      `error: files of app "shop" were changed since the import, so --force does not replace them; ${known}`,
      '  take the changes back, or delete base/shop, overlays/dev/shop, overlays/prod/shop and the app in gitops.yaml to import it anew',
    ];
    const unknown = 'which ones is not known, since no commit has them as the import wrote them';
    await expectRefusal(root, FORCE, refusal(unknown));

    const committed = await imported();
    await git(committed, 'init', '--quiet');
    await git(committed, 'add', '.');
    await git(committed, 'commit', '--quiet', '--message', 'import');
    await change(committed);
    await git(committed, 'commit', '--quiet', '--all', '--message', 'edit');
    await expectRefusal(committed, FORCE, refusal(`changed: ${DEPLOYMENT}`));
  });

  test('of an app that no import wrote are not replaced', async () => {
    const root = await newRepository({
      'gitops.yaml': `${SAMPLE}  shop:\n    source: kustomize\n    environments: { dev: }\n`,
      ...BOTH,
    });
    await expectRefusal(root, FORCE, [
      'error: app "shop" exists already in gitops.yaml, and no import wrote it: its files are kept by hand',
      '  choose another name; --force replaces only what an import wrote',
    ]);
    await expectRefusal(
      root,
      ['import', 'web', '--env', 'dev=in/dev.yaml', '--force'],
      [
        'error: app "web" exists already in gitops.yaml, and no import wrote it: a template makes it',
        '  choose another name; --force replaces only what an import wrote',
      ],
    );
  });
});

describe('what stands in the way', () => {
  test.each([
    ['base/shop/x.yaml', 'base/shop/x.yaml exists'],
    ['overlays/prod/shop/x', 'overlays/prod/shop/x exists'],
    ['overlays/prod', 'overlays/prod exists'],
  ])('is the file %s', async (path, found) => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH, [path]: '' });
    const refusal = [
      `error: ${found} already, and gitops.yaml does not say that an import wrote it`,
      '  move it away, or choose another name for the app',
    ];
    await expectRefusal(root, IMPORT, refusal);
    await expectRefusal(root, FORCE, refusal);
  });

  test('is a symbolic link in place of a folder', async () => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH });
    await symlink(await temporaryFolder(), join(root, 'base'));
    await expectRefusal(root, IMPORT, [
      'error: base is a symbolic link, which is not followed',
      '  put what it leads to in its place, or choose another name for the app',
    ]);
  });

  test('is a file where a later import has one', async () => {
    const root = await imported();
    await writeAll(root, {
      'overlays/dev/shop/seed-job.yaml': 'mine',
      'in/dev.yaml': manifests({
        more: '---\napiVersion: batch/v1\nkind: Job\nmetadata: { name: seed, namespace: shop-dev }\n',
      }),
    });
    await expectRefusal(root, FORCE, [
      'error: overlays/dev/shop/seed-job.yaml stands where the import must write, and is not its own',
      '  move it away, then run the command again',
    ]);
  });

  test('is told in a folder without gitops.yaml, too', async () => {
    const root = await newRepository({ ...BOTH, 'out/base/shop/x.yaml': '' });
    await expectRefusal(
      root,
      [...IMPORT, '--into', 'out'],
      [
        'error: base/shop/x.yaml exists already, and gitops.yaml does not say that an import wrote it',
        '  move it away, or choose another name for the app',
      ],
    );
  });
});

test('the files of an import are never touched by generate', async () => {
  const root = await imported();
  await runStrata(root, ['generate']);
  await edit(root, DEPLOYMENT, (text) => text.replace('app: shop', 'app: shop # mine'));
  const before = await snapshot(await copyOf(root));
  expect(await runStrata(root, ['generate', '--check'])).toMatchObject({ exitCode: 0 });
  expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0 });
  expect(await snapshot(root)).toEqual(before);
});

async function expectRefusal(
  root: string,
  args: readonly string[],
  stderr: readonly string[],
): Promise<void> {
  const before = await snapshot(root);
  const run: Run = await runStrata(root, args);
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${stderr.join('\n')}\n` });
  expect(await snapshot(root)).toEqual(before);
}

async function git(root: string, ...args: readonly string[]): Promise<void> {
  const user = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  await execa('git', ['-C', root, ...user, ...args]);
}
