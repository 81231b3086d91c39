import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStrata } from '../run-strata.ts';
import { newRepository, readTexts, writeAll } from '../temp-repository.ts';
import { expectBuild } from './expect-build.ts';
import { BOTH, DEV, IMPORT, manifests, PROD, SECRET } from './manifests.ts';

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
    kubectl create namespace shop-dev, or add a Namespace to the resources of overlays/dev/shop

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
  const UNPLACED = SECRET.replace('  namespace: shop-dev\n', '');
  const WITH_SECRET = { ...BOTH, 'in/dev.yaml': `${DEV}---\n${SECRET}` };

  test.each([
    ['its own namespace', WITH_SECRET],
    ['that of its deployment', { ...BOTH, 'in/dev.yaml': `${DEV}---\n${UNPLACED}` }],
  ])('are kept out, and told with %s and without their values', async (_, files) => {
    const root = await newRepository(files);
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

function digestIn(text = ''): string {
  return /sha256:[0-9a-f]{16}/.exec(text)?.[0] ?? 'no digest';
}
