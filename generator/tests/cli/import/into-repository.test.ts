import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStrata } from '../run-strata.ts';
import { SAMPLE, sampleWith } from '../sample.ts';
import { newRepository, readTexts, snapshot } from '../temp-repository.ts';
import { expectBuild } from './expect-build.ts';
import { BOTH, IMPORT, PROD } from './manifests.ts';

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
    const check = await runStrata(root, ['check']);
    // What the import has told already is found again, and nothing else is wrong.
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toContain('3 errors');
    expect(check.stdout.match(/has the same object on this cluster/g)).toHaveLength(3);
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

function digestIn(text = ''): string {
  return /sha256:[0-9a-f]{16}/.exec(text)?.[0] ?? 'no digest';
}
