import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { changedPaths, snapshot, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const engine = await findEngine(process.env);
const COMPONENT = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n';

describe('a custom/ of an overlay', () => {
  test('moves the generated part, applies last, and is never written', async () => {
    const root = await repositoryCopy();
    await writeAll(root, {
      'overlays/prod/web/custom/kustomization.yaml': `${COMPONENT}patches:\n  - path: replicas.yaml\n`,
      'overlays/prod/web/custom/replicas.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 9 }\n',
    });
    const before = await snapshot(root);
    expect(await runStrata(root, ['generate'])).toEqual({
      exitCode: 0,
      stdout: `                   created  updated  deleted
overlays/prod/web        2        1        1
2 overlays proven with <engine>, N s.
`,
      stderr: '',
    });
    expect(changedPaths(before, await snapshot(root))).toEqual({
      added: [
        'overlays/prod/web/generated',
        'overlays/prod/web/generated/kustomization.yaml',
        'overlays/prod/web/generated/web-namespace.patch.yaml',
      ],
      changed: ['overlays/prod/web/kustomization.yaml'],
      removed: ['overlays/prod/web/web-namespace.patch.yaml'],
    });
    expect(await engine.build(join(root, 'overlays/prod/web'))).toContain('\n  replicas: 9\n');
    await expectNothingToDo(root);
  });

  test('without any file in it counts as none', async () => {
    const root = await repositoryCopy();
    await mkdir(join(root, 'overlays/prod/web/custom/deep'), { recursive: true });
    await expectNothingToDo(root);
  });

  test('may read what lies elsewhere in the repository, and files that are no text', async () => {
    const root = await repositoryCopy();
    await writeAll(root, {
      'components/quota/kustomization.yaml': `${COMPONENT}resources: [quota.yaml]\n`,
      'components/quota/quota.yaml':
        'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: web, namespace: web-prod }\n',
      'overlays/prod/web/custom/kustomization.yaml': `${COMPONENT}components: [../../../../components/quota]
configMapGenerator:
  - name: icons
    namespace: web-prod
    files: [icon.ico]
`,
      'overlays/prod/web/custom/icon.ico': '\0\0\u0001\0',
    });
    expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0, stderr: '' });
    const project = await readFile(join(root, 'clusters/local/projects/web-prod.yaml'), 'utf8');
    expect(project).toContain('kind: ResourceQuota');
    await expectNothingToDo(root);
  });
});

test('a custom/ of a base applies to every overlay of the app', async () => {
  const root = await repositoryCopy();
  await writeAll(root, {
    'base/web/custom/kustomization.yaml': `${COMPONENT}commonAnnotations: { example.org/owner: store }\n`,
  });
  expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0, stderr: '' });
  for (const environment of ['dev', 'prod']) {
    const built = await engine.build(join(root, 'overlays', environment, 'web'));
    expect(built).toContain('example.org/owner: store');
  }
  await expectNothingToDo(root);
});

async function expectNothingToDo(root: string): Promise<void> {
  const before = await snapshot(root);
  const run = await runStrata(root, ['generate']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.stdout).toMatch(/^Nothing to do: /);
  expect(await snapshot(root)).toEqual(before);
}
