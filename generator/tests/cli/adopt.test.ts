import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { edit, readTexts, snapshot, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const engine = await findEngine(process.env);
const PROD = 'overlays/prod/web/kustomization.yaml';
const SERVICE = 'base/web/web-service.yaml';
const ADOPTED = 'Adopted. The files in custom/ are yours; the generator does not change them.\n';

describe('an edit that is adopted lives on in custom/, and the builds stay what it made them', () => {
  test('an edit of an overlay', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => text.replace('count: 3', 'count: 7'));
    const custom = await adopt(root, [PROD]);
    expect(custom).toEqual({
      'overlays/prod/web/custom/kustomization.yaml': component('patches', 'web-deployment.patch'),
      'overlays/prod/web/custom/web-deployment.patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 7\n',
    });
  });

  test('an edit of a base, for all of its overlays', async () => {
    const root = await repositoryCopy();
    await edit(root, SERVICE, (text) => text.replace('type: ClusterIP', 'type: LoadBalancer'));
    const custom = await adopt(root, [SERVICE]);
    expect(custom).toEqual({
      'base/web/custom/kustomization.yaml': component('patches', 'web-service.patch'),
      'base/web/custom/web-service.patch.yaml':
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: LoadBalancer\n',
    });
  });

  test('an object that was added to a kustomization', async () => {
    const root = await repositoryCopy();
    await writeAll(root, {
      'overlays/prod/web/extra.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: extra }\ndata: { a: b }\n',
    });
    await edit(root, PROD, (text) => text.replace('patches:', '  - extra.yaml\npatches:'));
    const custom = await adopt(root, [PROD], {
      says: 'overlays/prod/web/extra.yaml: not written by the generator; left alone\n',
    });
    expect(Object.keys(custom)).toEqual([
      'overlays/prod/web/custom/extra-config-map.yaml',
      'overlays/prod/web/custom/kustomization.yaml',
    ]);
  });

  test('an object that was removed from the kustomization of a base', async () => {
    const root = await repositoryCopy();
    const base = 'base/web/kustomization.yaml';
    await edit(root, base, (text) => text.replace('  - web-service.yaml\n', ''));
    const custom = await adopt(root, [base]);
    expect(custom['base/web/custom/web-service.patch.yaml']).toBe(
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n$patch: delete\n',
    );
  });

  test('a second edit, into the same custom/', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => text.replace('count: 3', 'count: 7'));
    await adopt(root, [PROD]);
    await edit(root, SERVICE, (text) => text.replace('type: ClusterIP', 'type: LoadBalancer'));
    const generated = 'overlays/prod/web/generated/web-namespace.patch.yaml';
    await edit(root, generated, (text) => text.replace('Prune=false,', ''));
    const custom = await adopt(root, [SERVICE, generated]);
    expect(Object.keys(custom)).toContain('overlays/prod/web/custom/web-namespace.patch.yaml');
    expect(Object.keys(custom)).toContain('overlays/prod/web/custom/web-deployment.patch.yaml');
  });
});

test('adopt --dry-run shows the whole difference and writes nothing', async () => {
  const root = await repositoryCopy();
  await edit(root, PROD, (text) => text.replace('count: 3', 'count: 7'));
  const before = await snapshot(root);
  const run = await runStrata(root, ['adopt', '--dry-run', PROD]);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.stdout.match(/^\+\+\+ .*/gm)).toEqual([
    '+++ b/overlays/prod/web/custom/web-deployment.patch.yaml',
    '+++ b/overlays/prod/web/custom/kustomization.yaml',
    '+++ b/overlays/prod/web/generated/kustomization.yaml',
    '+++ b/overlays/prod/web/generated/web-namespace.patch.yaml',
    '+++ b/overlays/prod/web/kustomization.yaml',
    '+++ /dev/null',
  ]);
  expect(await snapshot(root)).toEqual(before);
});

describe('an edit that would be lost is refused, and nothing changes', () => {
  test('one that no build shows', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => `${text}# mine\n`);
    await expectRefusal(
      root,
      [PROD],
      `the edit of ${PROD} changes nothing in what is built\n` +
        `  it would be lost; throw it away with generate --discard ${PROD}\n`,
    );
  });

  test('one that no build shows, beside one that is seen', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => text.replace('count: 3', 'count: 7'));
    await edit(root, SERVICE, (text) => `${text}# mine\n`);
    await expectRefusal(
      root,
      [PROD, SERVICE],
      `the edit of ${SERVICE} changes nothing in what is built\n` +
        `  it would be lost; throw it away with generate --discard ${SERVICE}\n`,
    );
  });

  test('one that is not named', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => text.replace('count: 3', 'count: 7'));
    await edit(root, SERVICE, (text) => text.replace('8080', '8081'));
    const before = await snapshot(root);
    const run = await runStrata(root, ['adopt', PROD]);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^error: ${SERVICE} was generated and then edited`));
    expect(await snapshot(root)).toEqual(before);
  });

  test('one of a file for Argo CD', async () => {
    const root = await repositoryCopy();
    const file = 'clusters/local/root.yaml';
    await edit(root, file, (text) => text.replace('limit: 5', 'limit: 6'));
    await expectRefusal(
      root,
      [file],
      `${file} cannot be adopted: only base/ and overlays/ have a custom/\n` +
        '  put the change into gitops.yaml, or use generate --discard\n',
    );
  });

  test('one of a file that gitops.yaml would change, too', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => text.replace('count: 3', 'count: 7'));
    await edit(root, 'gitops.yaml', (text) => text.replace('replicas: 3', 'replicas: 4'));
    await expectRefusal(
      root,
      [PROD],
      `${PROD} was generated from another gitops.yaml than the present one\n` +
        '  take the change of gitops.yaml back (git stash), adopt the edit, then bring it again\n',
    );
  });

  test('one that does not build', async () => {
    const root = await repositoryCopy();
    await edit(root, PROD, (text) => `${text}}}}\n`);
    const before = await snapshot(root);
    const run = await runStrata(root, ['adopt', PROD]);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /^error: overlays\/prod\/web does not build: .*\n {2}mend the edit, or throw it away with generate --discard\n$/,
    );
    expect(await snapshot(root)).toEqual(before);
  });
});

/** Adopts, checks that nothing else changed what is built, and gives the files in custom/. */
async function adopt(
  root: string,
  files: readonly string[],
  { says = '' }: { says?: string } = {},
): Promise<Record<string, string>> {
  const edited = await builds(root);
  const run = await runStrata(root, ['adopt', ...files]);
  expect(run).toMatchObject({ exitCode: 0, stderr: ADOPTED });
  expect(await builds(root)).toEqual(edited);
  const check = await runStrata(root, ['check']);
  expect(check).toMatchObject({ exitCode: 0, stderr: says });
  const texts = Object.entries(await readTexts(root, ['base', 'overlays']));
  return Object.fromEntries(texts.filter(([path]) => path.includes('/custom/')));
}

function builds(root: string): Promise<string[]> {
  const overlays = ['dev', 'prod'].map((environment) => `overlays/${environment}/web`);
  return Promise.all(overlays.map((overlay) => engine.build(join(root, overlay))));
}

async function expectRefusal(
  root: string,
  files: readonly string[],
  message: string,
): Promise<void> {
  const before = await snapshot(root);
  const run = await runStrata(root, ['adopt', ...files]);
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${message}` });
  expect(await snapshot(root)).toEqual(before);
}

function component(field: string, file: string): string {
  return `# Yours: the generator never changes this folder. It applies after everything that is generated.
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
${field}:
  - path: ${file}.yaml
`;
}
