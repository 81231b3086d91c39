import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareObjects } from '../../../src/core/proof/compare.ts';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { readManifests } from '../../../src/core/yaml.ts';
import { findEngine } from '../../../src/shell/engine/engine.ts';
import { buildObjects } from '../../../src/shell/engine/prove.ts';
import { runStrata } from '../run-strata.ts';
import { SAMPLE, sampleWith } from '../sample.ts';
import { newRepository, readTexts, snapshot, writeAll } from '../temp-repository.ts';
import { BOTH, DEV, IMPORT, manifests, PROD, SECRET } from './manifests.ts';

const engine = await findEngine(process.env);

describe('an import into an empty folder', () => {
  test('makes base, overlays and gitops.yaml that give exactly the manifests', async () => {
    const root = await newRepository(BOTH);
    const run = await runStrata(root, [...IMPORT, '--into', 'platform']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    await expectBuild(root, 'platform/overlays/dev/shop', DEV);
    await expectBuild(root, 'platform/overlays/prod/shop', PROD);
    const texts = await readTexts(root, ['platform']);
    expect(texts['platform/gitops.yaml'])
      .toBe(`# yaml-language-server: $schema=generator/schemas/gitops.schema.json
version: 1
repoURL: https://git.example.org/your/repository.git # change this: what Argo CD reads

clusters:
  local:
    kubernetes: "1.35"
    argocd:
      version: 3.5.1

environments:
  dev:
    cluster: local
  prod:
    cluster: local

apps:
  shop:
    source: kustomize
    importDigest: ${digestIn(texts['platform/gitops.yaml'])}
    environments:
      dev: {}
      prod:
        namespace: shop
`);
    expect(texts['platform/base/shop/shop-deployment.yaml']).toMatch(/^# The front of the shop\./);
  });

  test('tells what came in, what was written and what is left to do', async () => {
    const root = await newRepository(BOTH);
    const { stdout } = await runStrata(root, [...IMPORT, '--into', 'platform']);
    expect(stdout).toMatch(/^shop: \d+ files created\. 2 overlays proven with <engine>, N s\.\n/);
    expect(stdout).toMatch(/\ndev +2 +\d+ +\d+\nprod +3 +\d+ +\d+\nbase +\d+\nall +5 +\d+ +\d+\n/);
    expect(stdout).toContain('\nMeans\n  namespace');
    expect(stdout).toContain(`
To note
  gitops.yaml: repoURL is a placeholder, https://git.example.org/your/repository.git
    write the address of your repository in its place
  dev: no manifest makes the namespace shop-dev
    kubectl create namespace shop-dev, or add a Namespace to overlays/dev/shop

Next
  cd platform
`);
  });

  test('gives a repository that generate, check and explain work in', async () => {
    const root = await newRepository(BOTH);
    await runStrata(root, [...IMPORT, '--into', 'platform']);
    const platform = join(root, 'platform');
    const before = await readTexts(platform, ['base', 'overlays', 'gitops.yaml']);
    expect(await runStrata(platform, ['generate'])).toMatchObject({ exitCode: 0 });
    expect(await runStrata(platform, ['check'])).toMatchObject({ exitCode: 0 });
    expect(await readTexts(platform, ['base', 'overlays', 'gitops.yaml'])).toEqual(before);
    const { 'clusters/local/applications/shop-prod.yaml': application } = await readTexts(platform);
    expect(application).toMatch(/path: overlays\/prod\/shop\n[^]*namespace: shop\n/);
    expect(application).toContain('manifest-generate-paths: /overlays/prod/shop;/base/shop\n');

    const run = await runStrata(platform, ['explain', 'prod/shop', '--json']);
    const { objects } = JSON.parse(run.stdout) as { objects: Explained[] };
    expect(objects.find(({ kind }) => kind === 'Deployment')).toMatchObject({
      files: ['base/shop/shop-deployment.yaml'],
      means: ['namespace', 'replicas', 'images'],
    });
  });

  test('minds neither the order of --env nor that of documents', async () => {
    const reversed = [PROD, DEV].map((text) => text.split('---\n').toReversed().join('---\n'));
    const root = await newRepository({
      ...BOTH,
      'again/prod.yaml': reversed[0] ?? '',
      'again/dev.yaml': reversed[1] ?? '',
    });
    await runStrata(root, [...IMPORT, '--into', 'one']);
    const env = ['--env', 'prod=again/prod.yaml', '--env', 'dev=again/dev.yaml'];
    await runStrata(root, ['import', 'shop', ...env, '--into', 'two']);
    const one = await readTexts(join(root, 'one'), ['base', 'overlays', 'gitops.yaml']);
    expect(Object.keys(one)).toContain('gitops.yaml');
    expect(await readTexts(join(root, 'two'), ['base', 'overlays', 'gitops.yaml'])).toEqual(one);
  });
});

interface Explained {
  kind: string;
  files: string[];
  means: string[];
}

describe('an import into the repository', () => {
  test('adds the app to gitops.yaml, and nothing else changes there', async () => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH });
    const run = await runStrata(
      root,
      [...IMPORT, '--env', 'qa=in/prod.yaml', '--cluster', 'local'],
      {
        cwd: root,
      },
    );
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const text = await readFile(join(root, 'gitops.yaml'), 'utf8');
    const added = `  shop:
    source: kustomize
    importDigest: ${digestIn(text)}
    environments:
      dev: {}
      prod:
        namespace: shop
      qa: {}
`;
    const environment = '  qa:\n    cluster: local\n';
    expect(text).toBe(SAMPLE.replace('\napps:', `${environment}\napps:`) + added);
    expect(run.stdout).toContain(
      '  qa: namespace shop is not written into gitops.yaml: namespace "shop" on cluster "local" has two owners: shop in prod and shop in qa\n',
    );
    expect(run.stdout).toContain(
      '  prod, qa: on cluster local they hold the same Deployment shop/shop and 2 more, and Argo CD syncs only one of them\n',
    );
    expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0 });
    expect(await runStrata(root, ['check'])).toMatchObject({ exitCode: 0 });
  });

  test('takes a cluster for the new environments only', async () => {
    const edge = sampleWith([
      '\nenvironments:',
      '  edge: { name: edge, managedBy: local }\n\nenvironments:',
    ]);
    const root = await newRepository({ 'gitops.yaml': edge, ...BOTH });
    const qa = ['--env', 'qa=in/prod.yaml', '--cluster', 'edge'];
    expect(await runStrata(root, [...IMPORT, ...qa])).toMatchObject({ exitCode: 0 });
    const text = await readFile(join(root, 'gitops.yaml'), 'utf8');
    expect(text).toContain('  qa:\n    cluster: edge\n');
    expect(text).toContain('  prod: # what customers see\n    cluster: local\n');
  });

  test('works from a folder inside of it, with paths from there', async () => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH });
    const args = ['import', 'shop', '--env', 'dev=dev.yaml', '--env', 'prod=./prod.yaml'];
    const run = await runStrata(root, args, { cwd: join(root, 'in') });
    expect(run).toMatchObject({ exitCode: 0 });
    await expectBuild(root, 'overlays/prod/shop', PROD);
  });

  test('writes nothing with --dry-run, and shows all of it', async () => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH });
    const before = await snapshot(root);
    const run = await runStrata(root, [...IMPORT, '--dry-run']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await snapshot(root)).toEqual(before);
    const shown = [...run.stdout.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, path]) => path);
    expect(shown[0]).toBe('gitops.yaml');
    expect(run.stdout).toContain('\nshop: Nothing was written; it would be: ');
    await runStrata(root, IMPORT);
    const written = Object.keys(await readTexts(root, ['base', 'overlays']));
    expect(shown.slice(1).sort()).toEqual(written);
  });

  test('tells everything as JSON, with --dry-run too', async () => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH });
    const run = await runStrata(root, [...IMPORT, '--dry-run', '--json', '--quiet']);
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toMatchObject({
      written: false,
      app: 'shop',
      folder: '.',
      environments: [
        { name: 'dev', objects: 2 },
        { name: 'prod', objects: 3 },
      ],
      means: expect.arrayContaining([{ means: 'namespace', uses: 2 }]),
      created: expect.arrayContaining(['overlays/dev/shop/kustomization.yaml']),
      updated: ['gitops.yaml'],
      deleted: [],
      skipped: [],
      withheldSecrets: [],
      notices: [{ subject: 'dev', message: 'no manifest makes the namespace shop-dev' }],
    });
  });
});

describe('the manifests', () => {
  test('may be a folder, in which files without an object are named', async () => {
    const root = await newRepository({
      'in/dev/web/all.yml': DEV,
      'in/dev/docker-compose.yml': 'services: {}\n',
      'in/dev/README.md': 'no YAML',
    });
    const run = await runStrata(root, ['import', 'shop', '--env', 'dev=in/dev', '--into', 'out']);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toMatch(/\nSkipped\n {2}in\/dev\/docker-compose\.yml: .*\n\n/);
    await expectBuild(root, 'out/overlays/dev/shop', DEV);
  });

  test('may be a kustomization, which is built, and the standard input', async () => {
    const root = await newRepository({
      'in/dev/kustomization.yaml': 'namePrefix: x-\nresources: [all.yaml]\n',
      'in/dev/all.yaml': DEV,
    });
    const args = ['import', 'shop', '--env', 'dev=in/dev', '--env', 'prod=-', '--into', 'out'];
    const run = await runStrata(root, args, { input: PROD });
    expect(run).toMatchObject({ exitCode: 0 });
    await expectBuild(
      root,
      'out/overlays/dev/shop',
      DEV.replaceAll('name: shop\n  n', 'name: x-shop\n  n'),
    );
    await expectBuild(root, 'out/overlays/prod/shop', PROD);
  });

  test('may be a single environment', async () => {
    const root = await newRepository(BOTH);
    const args = ['import', 'shop', '--env', 'prod=in/prod.yaml', '--into', 'out'];
    expect(await runStrata(root, args)).toMatchObject({ exitCode: 0 });
    await expectBuild(root, 'out/overlays/prod/shop', PROD);
  });
});

describe('Secrets', () => {
  const WITH_SECRET = { ...BOTH, 'in/dev.yaml': `${DEV}---\n${SECRET}` };

  test('are kept out, and told without their values', async () => {
    const root = await newRepository(WITH_SECRET);
    const run = await runStrata(root, [...IMPORT, '--into', 'out']);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toContain(
      '  login in dev (namespace shop-dev), of type Opaque, with password\n',
    );
    await expectBuild(root, 'out/overlays/dev/shop', DEV);
    const texts = JSON.stringify([run, await readTexts(root, ['out'])]);
    expect(texts).not.toMatch(/hunter/);
  });

  test('are written with --allow-secrets, which is told', async () => {
    const root = await newRepository(WITH_SECRET);
    const run = await runStrata(root, [...IMPORT, '--into', 'out', '--allow-secrets']);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toContain('  dev: values of Secrets stand in files in plain text: login\n');
    await expectBuild(root, 'out/overlays/dev/shop', WITH_SECRET['in/dev.yaml']);
  });
});

describe('environments that cannot share a cluster or a name', () => {
  test('get clusters of their own in a new gitops.yaml', async () => {
    const root = await newRepository({
      'in/dev.yaml': manifests({ namespace: 'shop' }),
      'in/prod.yaml': PROD,
    });
    const run = await runStrata(root, [...IMPORT, '--into', 'out']);
    expect(run.stdout).toContain(
      'Argo CD in cluster local has to know the other clusters as dev, prod\n',
    );
    const { 'out/gitops.yaml': text = '' } = await readTexts(root, ['out']);
    expect(text).toContain('  prod:\n    name: prod\n    managedBy: local\n');
    expect(text).toContain('  prod:\n    cluster: prod\n');
    const out = join(root, 'out');
    expect(await runStrata(out, ['generate'])).toMatchObject({ exitCode: 0 });
    expect(await runStrata(out, ['check'])).toMatchObject({ exitCode: 0 });
  });

  test('stand in the clusters that are named', async () => {
    const root = await newRepository(BOTH);
    const run = await runStrata(root, [...IMPORT, '--into', 'out', '--cluster', 'prod=edge']);
    expect(run).toMatchObject({ exitCode: 0 });
    const { 'out/gitops.yaml': text = '' } = await readTexts(root, ['out']);
    expect(text).toContain('  dev:\n    cluster: local\n  prod:\n    cluster: edge\n');
  });

  test('are written but not deployed where gitops.yaml has no such names', async () => {
    const root = await newRepository(BOTH);
    const env = ['--env', 'v2.1=in/dev.yaml', '--env', 'prod=in/prod.yaml'];
    const run = await runStrata(root, ['import', 'shop', ...env, '--into', 'out']);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toContain('  v2.1: its overlay is written, but not deployed: ');
    await expectBuild(root, 'out/overlays/v2.1/shop', DEV);
    const out = join(root, 'out');
    expect(await runStrata(out, ['generate'])).toMatchObject({ exitCode: 0 });
    expect(await runStrata(out, ['check'])).toMatchObject({ exitCode: 0 });
  });
});

test('the address of the remote is taken, without credentials', async () => {
  const root = await newRepository(BOTH);
  const config = '[remote "origin"]\n\turl = https://me:token@github.com/acme/platform.git\n';
  await writeAll(root, {
    'out/.git/HEAD': 'ref: refs/heads/main\n',
    'out/.git/config': `[core]\n\trepositoryformatversion = 0\n${config}`,
    'out/.git/objects/.keep': '',
    'out/.git/refs/.keep': '',
  });
  const run = await runStrata(root, [...IMPORT, '--into', 'out']);
  expect(run).toMatchObject({ exitCode: 0 });
  const { 'out/gitops.yaml': text } = await readTexts(root, ['out/gitops.yaml']);
  expect(text).toContain('repoURL: https://github.com/acme/platform.git # what Argo CD reads\n');
});

/** A build of the real engine holds exactly the objects of the manifests. */
async function expectBuild(root: string, path: string, text: string): Promise<void> {
  const built = await buildObjects(engine, join(root, path));
  const objects = 'objects' in built ? built.objects : [];
  expect(built, path).not.toHaveProperty('failure');
  expect(compareObjects(readManifests(text) as KubernetesObject[], objects), path).toEqual([]);
}

function digestIn(text = ''): string {
  return /sha256:[0-9a-f]{16}/.exec(text)?.[0] ?? 'no digest';
}
