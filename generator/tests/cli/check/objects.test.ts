import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from '../generated-repository.ts';
import { runStrata } from '../run-strata.ts';
import { edit, writeAll } from '../temp-repository.ts';
import { HAND_KEPT, SHOP } from './hand-kept.ts';

const repositoryCopy = generatedRepository(HAND_KEPT);

interface Found {
  check: string;
  id: string;
  severity: string;
  file: string;
  line: number;
  path: string;
  overlays: string[];
  source?: string;
}

test('valid objects have no error', async () => {
  const root = await repositoryCopy();
  const { exitCode, findings } = await check(root);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(exitCode).toBe(0);
});

describe('each finding points at the file that a person would change', () => {
  test.each<[what: string, file: string, from: string, to: string, line: string]>([
    [
      'the base',
      `base/shop/deployment.yaml`,
      'containerPort: 8080',
      'containerPort: 99999',
      '99999',
    ],
    ['a patch', `${SHOP}/patch.yaml`, 'containerPort: 9090', 'containerPort: 99999', '99999'],
    [
      'a field of the kustomization',
      `${SHOP}/kustomization.yaml`,
      'count: 2',
      'count: -2',
      '- name: shop',
    ],
  ])('%s', async (_, file, from, to, line) => {
    const root = await repositoryCopy();
    await edit(root, file, (text) => text.replace(from, to));
    const { exitCode, findings } = await check(root);
    expect(exitCode).toBe(1);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ check: 'validation', file, overlays: [SHOP] }]);
    const lines = (await readFile(join(root, file), 'utf8')).split('\n');
    expect(lines[(errors[0]?.line ?? 0) - 1]).toContain(line);
    expect(errors[0]).not.toHaveProperty('source');
  });

  test('a generated file, with what it follows from, once for all overlays', async () => {
    const root = await repositoryCopy();
    await edit(root, 'gitops.yaml', (text) =>
      text.replace(
        'port: 8080',
        'port: 8080\n      resources: { limits: { memory: 1Gi }, requests: { memory: 2Gi } }',
      ),
    );
    await runStrata(root, ['generate']);
    const { exitCode, findings } = await check(root);
    expect(exitCode).toBe(1);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        file: 'base/web/web-deployment.yaml',
        path: expect.stringContaining('resources.requests') as string,
        overlays: ['overlays/dev/web', 'overlays/prod/web'],
        source: expect.stringMatching(/^gitops\.yaml:\d+$/) as string,
      },
    ]);
  });

  test('a patch in custom/, which belongs to nobody else', async () => {
    const root = await repositoryCopy();
    const file = 'overlays/prod/web/custom/paused.yaml';
    await writeAll(root, {
      'overlays/prod/web/custom/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n  - path: paused.yaml\n',
      [file]:
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  minReadySeconds: -1\n',
    });
    await runStrata(root, ['generate']);
    const { findings } = await check(root);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ file, line: 6, overlays: ['overlays/prod/web'] }]);
    expect(errors[0]).not.toHaveProperty('source');
  });
});

test('custom resources are validated with the definition in the tree, others are said once', async () => {
  const root = await repositoryCopy();
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { size: { type: integer } } } }
---
apiVersion: example.com/v1
kind: Widget
metadata: { name: small }
size: large
---
apiVersion: other.example.com/v1
kind: Gadget
metadata: { name: a }
---
apiVersion: other.example.com/v1
kind: Gadget
metadata: { name: b }
`;
  await writeAll(root, { 'base/shop/widgets.yaml': definition });
  await edit(root, 'base/shop/kustomization.yaml', (text) => `${text}  - widgets.yaml\n`);
  await runStrata(root, ['generate']);
  const { findings, skipped } = await check(root);
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { file: 'base/shop/widgets.yaml', line: 17, path: 'size' },
  ]);
  expect(skipped).toEqual([{ apiVersion: 'other.example.com/v1', kind: 'Gadget', objects: 2 }]);
});

test('--strict counts warnings; a cluster without schemas is one', async () => {
  const root = await repositoryCopy();
  await edit(root, 'gitops.yaml', (text) =>
    text.replace('kubernetes: "1.35"', 'kubernetes: "1.34"'),
  );
  await runStrata(root, ['generate']);
  const { exitCode, findings } = await check(root);
  expect(exitCode).toBe(0);
  expect(findings).toContainEqual(
    expect.objectContaining({ id: 'schemas', severity: 'warning', file: 'gitops.yaml', line: 6 }),
  );
  expect((await check(root, ['--strict'])).exitCode).toBe(1);
});

async function check(
  root: string,
  options: readonly string[] = [],
): Promise<{ exitCode: number; findings: Found[]; skipped: object[] }> {
  const { exitCode, stdout, stderr } = await runStrata(root, ['check', '--json', ...options]);
  if (exitCode === undefined || exitCode > 1) throw new Error(stderr);
  const { findings, skipped } = JSON.parse(stdout) as { findings: Found[]; skipped: object[] };
  return { exitCode, findings, skipped };
}
