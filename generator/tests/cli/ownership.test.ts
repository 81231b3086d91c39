import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { changedPaths, edit, readTexts, snapshot, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const SERVICE = 'base/web/web-service.yaml';
const PROD = 'overlays/prod/web/kustomization.yaml';

const REFUSAL = `base/web/web-service.yaml was generated and then edited by hand:

--- a/base/web/web-service.yaml
+++ b/base/web/web-service.yaml
@@ -12,5 +12,5 @@
     app.kubernetes.io/instance: web
   ports:
     - name: http
-      port: 8080
+      port: 8081
       targetPort: http

Ways out:
  - put the change into gitops.yaml, and take the edit back with the command below
  - keep it as a patch in custom/:  npx --no strata adopt base/web/web-service.yaml
  - throw the edit away:  npx --no strata generate --discard base/web/web-service.yaml

Nothing was written.
`;

const NOTICE = 'overlays/dev/web/notes.md: not written by the generator; left alone\n';

describe('a generated file that was edited by hand', () => {
  test('keeps generate from writing anything, and shows the ways out', async () => {
    const { root, before } = await editedRepository();
    expect(await runStrata(root, ['generate'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: ${REFUSAL}`,
    });
    expect(await snapshot(root)).toEqual(before);
  });

  test('keeps a new environment from being added', async () => {
    const { root, before } = await editedRepository();
    const run = await runStrata(root, ['new', 'env', 'qa', '--app', 'web']);
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${REFUSAL}` });
    expect(await snapshot(root)).toEqual(before);
  });

  test('is a finding of generate --check', async () => {
    const { root, before } = await editedRepository();
    expect(await runStrata(root, ['generate', '--check'])).toEqual({
      exitCode: 1,
      stdout: REFUSAL,
      stderr: NOTICE,
    });
    const json = await runStrata(root, ['generate', '--check', '--json']);
    expect(json).toMatchObject({ exitCode: 1, stderr: NOTICE });
    expect(JSON.parse(json.stdout)).toMatchObject({
      written: false,
      created: ['overlays/dev/web/kustomization.yaml'],
      handEdits: [SERVICE],
    });
    expect(await snapshot(root)).toEqual(before);
  });

  test('is a finding of check', async () => {
    const root = await repositoryCopy();
    await edit(root, SERVICE, (text) => text.replace('port: 8080', 'port: 8081'));
    const run = await runStrata(root, ['check']);
    expect(run).toMatchObject({ exitCode: 1, stderr: '' });
    expect(run.stdout).toMatch(
      /^base\/web\/web-service\.yaml was generated and then edited by hand\. Run npm run generate to see the edit and the ways out\.\n\n/,
    );
    expect(run.stdout).not.toContain('are current');
  });

  test('is overwritten with --discard, and it alone', async () => {
    const root = await repositoryCopy();
    const original = await readTexts(root);
    await edit(root, SERVICE, (text) => text.replace('port: 8080', 'port: 8081'));
    await edit(root, PROD, (text) => `${text}# mine\n`);
    const before = await snapshot(root);

    const refused = await runStrata(root, ['generate', '--discard', SERVICE]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(new RegExp(`^error: ${PROD} was generated and then edited`));
    expect(await snapshot(root)).toEqual(before);

    const both = ['--discard', `./${SERVICE}`, '--discard', PROD];
    expect(await runStrata(root, ['generate', ...both])).toEqual({
      exitCode: 0,
      stdout: `                   created  updated  deleted
base/web                 -        1        -
overlays/prod/web        -        1        -
2 overlays proven with <engine>, N s.
`,
      stderr: '',
    });
    expect(await readTexts(root)).toEqual(original);
  });

  /** One file edited, another deleted, a foreign one added. */
  async function editedRepository() {
    const root = await repositoryCopy();
    await edit(root, SERVICE, (text) => text.replace('port: 8080', 'port: 8081'));
    await rm(join(root, 'overlays/dev/web/kustomization.yaml'));
    await writeAll(root, { 'overlays/dev/web/notes.md': 'mine\n' });
    return { root, before: await snapshot(root) };
  }
});

test('a generated file that was deleted is generated again', async () => {
  const root = await repositoryCopy();
  const original = await readTexts(root);
  await rm(join(root, 'overlays/dev'), { recursive: true });
  expect(await runStrata(root, ['generate'])).toEqual({
    exitCode: 0,
    stdout: `                  created  updated  deleted
overlays/dev/web        1        -        -
2 overlays proven with <engine>, N s.
`,
    stderr: '',
  });
  expect(await readTexts(root)).toEqual(original);
});

describe('a foreign file', () => {
  test('is reported and kept', async () => {
    const root = await repositoryCopy();
    await writeAll(root, { 'overlays/dev/web/notes.md': 'mine\n', 'clusters/x.yaml': 'a: 1\n' });
    const before = await snapshot(root);
    const stderr =
      'clusters/x.yaml: not written by the generator; left alone\n' +
      'overlays/dev/web/notes.md: not written by the generator; left alone\n';
    const run = await runStrata(root, ['generate']);
    expect(run).toEqual({ exitCode: 0, stdout: nothingToDo(23), stderr });
    expect(await runStrata(root, ['generate', '--quiet'])).toEqual({ ...run, stderr: '' });
    expect(await runStrata(root, ['check'])).toMatchObject({ exitCode: 0, stderr });
    expect(await snapshot(root)).toEqual(before);
  });

  test('cannot be discarded', async () => {
    const root = await repositoryCopy();
    await writeAll(root, { 'overlays/dev/web/notes.yaml': 'a: 1\n' });
    const before = await snapshot(root);
    const run = await runStrata(root, ['generate', '--discard', 'overlays/dev/web/notes.yaml']);
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'error: --discard overlays/dev/web/notes.yaml: the generator did not write it, so it is yours to delete.\n\n' +
        'Nothing was written.\n',
    });
    expect(await snapshot(root)).toEqual(before);
  });

  test('that is a kustomization and does not build is a finding of check', async () => {
    const root = await repositoryCopy();
    await writeAll(root, { 'overlays/dev/mine/kustomization.yaml': 'resources: [gone.yaml]\n' });
    const { exitCode, stdout } = await runStrata(root, ['check']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^overlays\/dev\/mine does not build: .*gone\.yaml.*\n\n/);
    expect(stdout).not.toContain('<root>');
  });
});

describe('what is no edit', () => {
  test('a checkout with CRLF', async () => {
    const root = await repositoryCopy();
    const paths = [...Object.keys(await readTexts(root)), 'gitops.yaml'];
    for (const path of paths) await edit(root, path, (text) => text.replaceAll('\n', '\r\n'));
    const before = await snapshot(root);
    const run = await runStrata(root, ['generate']);
    expect(run).toEqual({ exitCode: 0, stdout: nothingToDo(23), stderr: '' });
    expect(await snapshot(root)).toEqual(before);
  });

  test('the markers of a merge conflict', async () => {
    const root = await repositoryCopy();
    const original = await readTexts(root);
    await edit(root, PROD, (text) =>
      text.replace(
        '    count: 3\n',
        '<<<<<<< HEAD\n    count: 3\n=======\n    count: 4\n>>>>>>> feature\n',
      ),
    );
    expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readTexts(root)).toEqual(original);
  });

  test('a digest that a bad merge damaged, over what is wanted', async () => {
    const root = await repositoryCopy();
    const original = await readTexts(root);
    await edit(root, PROD, (text) => text.replace(/sha256:[0-9a-f]+/, 'sha256:0123456789abcdef'));
    expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readTexts(root)).toEqual(original);
  });
});

describe('what leaves gitops.yaml', () => {
  test('an app: its own files go, foreign ones and their folders stay', async () => {
    const root = await repositoryCopy();
    const custom = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: []\n';
    await writeAll(root, {
      'overlays/prod/web/notes.md': 'mine\n',
      'overlays/prod/web/custom/kustomization.yaml': custom,
    });
    await edit(root, 'gitops.yaml', (text) => text.slice(0, text.indexOf('  # The front')));
    expect(await runStrata(root, ['generate'])).toEqual({
      exitCode: 0,
      stdout: `                   created  updated  deleted
base/web                 -        -        5
clusters/local           -        -        4
overlays/dev/web         -        -        1
overlays/prod/web        -        -        2
0 overlays proven with <engine>, N s.
`,
      stderr: `overlays/prod/web/custom: no deployment in gitops.yaml uses it any more; left alone, because it is yours
  delete it, or move what you still need
overlays/prod/web/notes.md: not written by the generator; left alone
`,
    });
    const paths = Object.keys(await snapshot(root));
    expect(paths.filter((path) => /^(base|overlays)/.test(path))).toEqual([
      'overlays',
      'overlays/prod',
      'overlays/prod/web',
      'overlays/prod/web/custom',
      'overlays/prod/web/custom/kustomization.yaml',
      'overlays/prod/web/notes.md',
    ]);
    expect(paths.filter((path) => path.includes('web-'))).toEqual([]);
  });

  test('an environment: its folder goes with it', async () => {
    const root = await repositoryCopy();
    const before = await snapshot(root);
    await edit(root, 'gitops.yaml', (text) =>
      text
        .replace(/ {2}prod: # what[^]*?manual \}\n/, '')
        .replace(/ {6}prod:\n[^]*?replicas: 3\n/, ''),
    );
    expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(changedPaths(before, await snapshot(root))).toEqual({
      added: [],
      changed: ['gitops.yaml'],
      removed: [
        'clusters/local/applications/web-prod.yaml',
        'clusters/local/projects/web-prod.yaml',
        'overlays/prod',
        'overlays/prod/web',
        'overlays/prod/web/kustomization.yaml',
        'overlays/prod/web/web-namespace.patch.yaml',
      ],
    });
  });

  test('an app with an edited file: nothing goes', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => `${text}# mine\n`);
    await edit(root, 'gitops.yaml', (text) => text.slice(0, text.indexOf('  # The front')));
    const before = await snapshot(root);
    expect(await runStrata(root, ['generate'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: ${PROD} was generated and then edited by hand:

The generator no longer writes this file.

Ways out:
  - put the change into gitops.yaml, and take the edit back with the command below
  - throw the edit away:  npx --no strata generate --discard ${PROD}

Nothing was written.
`,
    });
    expect(await snapshot(root)).toEqual(before);
    await runStrata(root, ['generate', '--discard', PROD]);
    await expect(readFile(join(root, PROD))).rejects.toThrow('ENOENT');
  });
});

function nothingToDo(files: number): string {
  return `Nothing to do: ${files} files are current, 2 overlays proven with <engine>, N s.\n`;
}
