import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { appEntry, SAMPLE, sampleWith } from './sample.ts';
import { changedPaths, readTexts, snapshot, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();

const SHOP = `  shop:
    template: workload
    values:
      image: ghcr.io/acme/shop:1.4.0
      port: 8080
    environments:
      dev: {}
      prod: {}
`;
const NEW_SHOP = [
  ...['new', 'app', 'shop', '--template', 'workload', '--env', 'dev', '--env', 'prod'],
  ...['--set', 'image=ghcr.io/acme/shop:1.4.0', '--set', 'port=8080'],
];

describe('new app', () => {
  test('adds the app to gitops.yaml as a person would, and generates it', async () => {
    const root = await repositoryCopy();
    const before = await snapshot(root);
    expect(await runStrata(root, NEW_SHOP)).toEqual({
      exitCode: 0,
      stdout: `--- a/gitops.yaml
+++ b/gitops.yaml
@@ -25,3 +25,11 @@
       prod:
         values:
           replicas: 3
${SHOP.replace(/^/gm, '+').slice(0, -1)}                    created  updated  deleted
base/shop                 5        -        -
clusters/local            4        -        -
overlays/dev/shop         1        -        -
overlays/prod/shop        2        -        -
4 overlays proven with <engine>, N s.
`,
      stderr: '',
    });
    expect(await gitops(root)).toBe(SAMPLE + SHOP);
    const { changed, removed } = changedPaths(before, await snapshot(root));
    expect({ changed, removed }).toEqual({ changed: ['gitops.yaml'], removed: [] });
    expect(await runStrata(root, ['generate', '--check'])).toMatchObject({ exitCode: 0 });
  });

  test('writes nothing with --dry-run, and shows all of it', async () => {
    const root = await repositoryCopy();
    const before = await snapshot(root);
    const run = await runStrata(root, [...NEW_SHOP, '--dry-run']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const shown = [...run.stdout.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, path]) => path);
    expect(shown[0]).toBe('gitops.yaml');
    expect(shown).toHaveLength(13);
    expect(await snapshot(root)).toEqual(before);
  });
});

describe('new env', () => {
  test('that extends another takes its apps over', async () => {
    const root = await repositoryCopy();
    const args = ['new', 'env', 'staging', '--extends', 'prod', '--set', 'web.replicas=2'];
    expect(await runStrata(root, args)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await gitops(root)).toBe(
      sampleWith([
        '    sync: { prune: manual }\n',
        '    sync: { prune: manual }\n  staging:\n    cluster: local\n    extends: prod\n',
      ]) + '      staging:\n        values:\n          replicas: 2\n',
    );
  });

  test('without an app says how to deploy one', async () => {
    const root = await repositoryCopy();
    const before = await snapshot(root);
    expect(await runStrata(root, ['new', 'env', 'qa'])).toEqual({
      exitCode: 0,
      stdout: `--- a/gitops.yaml
+++ b/gitops.yaml
@@ -12,6 +12,8 @@
   prod: # what customers see
     cluster: local
     sync: { prune: manual }
+  qa:
+    cluster: local
${' '}
 apps:
   # The front of the shop.
No other file changes, N s.
`,
      stderr: 'No app runs in qa yet. To deploy one: npm run new -- overlay qa/<app>\n',
    });
    expect(changedPaths(before, await snapshot(root))).toEqual({
      added: [],
      changed: ['gitops.yaml'],
      removed: [],
    });
  });

  test('writes into the included file that holds the app', async () => {
    const root = await repositoryCopy();
    const api = `# The team of the API.\napps:\n${appEntry('api', '{ dev: {} }')}`;
    const main = sampleWith(['version: 1\n', 'version: 1\ninclude: [apps/*.yaml]\n']);
    await writeAll(root, { 'gitops.yaml': main, 'apps/api.yaml': api });
    const run = await runStrata(root, ['new', 'env', 'qa', '--app', 'api']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readTexts(root, ['apps', 'gitops.yaml'])).toEqual({
      'apps/api.yaml': api.replace('{ dev: {} }', '{ dev: {}, qa: {} }'),
      'gitops.yaml': main.replace('manual }\n', 'manual }\n  qa:\n    cluster: local\n'),
    });
  });
});

describe('new overlay', () => {
  test.each(['qa/web', 'overlays/qa/web', './overlays/qa/web/'])('takes %s', async (place) => {
    const root = await repositoryCopy();
    const text = sampleWith(['  prod: # what', '  qa: { cluster: local }\n  prod: # what']);
    await writeAll(root, { 'gitops.yaml': text });
    const run = await runStrata(root, ['new', 'overlay', place, '--set', 'replicas=2']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await gitops(root)).toBe(`${text}      qa:\n        values:\n          replicas: 2\n`);
    expect(Object.keys(await readTexts(root, ['overlays/qa']))).toEqual([
      'overlays/qa/web/kustomization.yaml',
    ]);
  });
});

test('what a person wrote in their own style stays byte for byte', async () => {
  const root = await repositoryCopy();
  const own = SAMPLE.replace('version: 1\n', "# Ours.\n\n'version':   1 # never changes\n")
    .replace('  dev:\n    cluster: local\n', '  "dev":   {cluster:    local}   # flow\n')
    .replaceAll('\n', '\r\n');
  await writeAll(root, { 'gitops.yaml': own });
  expect(await runStrata(root, ['new', 'env', 'qa', '--app', 'web'])).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
  const after = await gitops(root);
  const added = ['  qa:\r\n    cluster: local\r\n', '      qa: {}\r\n'];
  expect(added.reduce((text, lines) => text.replace(lines, ''), after)).toBe(own);
  expect(after).toHaveLength(own.length + added.join('').length);
});

test('a warning is said once', async () => {
  const root = await repositoryCopy();
  const text = sampleWith(['version: 1\n', 'version: 1\ninclude: [none/*.yaml]\n']);
  await writeAll(root, { 'gitops.yaml': text });
  const run = await runStrata(root, ['new', 'env', 'qa', '--app', 'web']);
  expect(run).toMatchObject({
    exitCode: 0,
    stderr:
      'gitops.yaml:2:11: warning: no file matches "none/*.yaml"\n  write the file, or remove the line\n',
  });
});

function gitops(root: string): Promise<string> {
  return readFile(join(root, 'gitops.yaml'), 'utf8');
}
