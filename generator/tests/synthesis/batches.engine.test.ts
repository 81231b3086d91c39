import fc from 'fast-check';
import { join, relative } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { objectId, type KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { planBatches, type ProofTarget } from '../../src/core/proof/batches.ts';
import { compareObjects } from '../../src/core/proof/compare.ts';
import { writeKustomization } from '../../src/core/synthesis/kustomization.ts';
import { synthesise } from '../../src/core/synthesis/synthesise.ts';
import { writeYaml } from '../../src/core/yaml.ts';
import { findEngine, type Engine } from '../../src/shell/engine/engine.ts';
import { buildObjects } from '../../src/shell/engine/prove.ts';
import { folderWith, inNamespace } from './engine-folders.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

const name = fc.constantFrom('web', 'api', 'default');
const namespace = fc.constantFrom('one', 'two', 'three');

/** Objects that refer to each other in all the ways in which Kustomize rewrites references. */
const reference: fc.Arbitrary<KubernetesObject> = fc.oneof(
  fc.record({ own: name }).map(({ own }) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: own },
  })),
  fc.record({ own: name }).map(({ own }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: own },
    data: { a: 'b' },
  })),
  fc.record({ own: name, map: name, account: name }).map(({ own, map, account }) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: own },
    spec: {
      template: {
        spec: {
          serviceAccountName: account,
          containers: [{ name: 'a', image: 'a:1', envFrom: [{ configMapRef: { name: map } }] }],
        },
      },
    },
  })),
  fc
    .record({
      own: name,
      subject: name,
      target: namespace,
      kind: fc.constantFrom('ServiceAccount', 'User'),
    })
    .map(({ own, subject, target, kind }) => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: own },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: own },
      subjects: [
        kind === 'User' ? { kind, name: subject } : { kind, name: subject, namespace: target },
      ],
    })),
  fc.record({ own: name, service: name, target: namespace }).map(({ own, service, target }) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: own },
    webhooks: [
      { name: 'a.example.org', clientConfig: { service: { name: service, namespace: target } } },
    ],
  })),
  fc.record({ own: name }).map(({ own }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: own },
    spec: { ports: [{ port: 80 }] },
  })),
  fc.record({ own: name, service: name }).map(({ own, service }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: own },
    spec: { defaultBackend: { service: { name: service, port: { number: 80 } } } },
  })),
);

const overlay = fc.record({
  namespace,
  objects: fc.uniqueArray(reference, { selector: objectId, minLength: 1, maxLength: 5 }),
});

function clusterScopedAware(objects: KubernetesObject[], target: string): KubernetesObject[] {
  return objects.flatMap((object) =>
    object.kind === 'ValidatingWebhookConfiguration' ? [object] : inNamespace([object], target),
  );
}

async function buildTogether(root: string, batch: readonly ProofTarget[], index: number) {
  const folder = join(root, `batch-${index}`);
  await mkdir(folder, { recursive: true });
  const resources = batch.map(({ path }) => relative(folder, join(root, path)));
  await writeFile(join(folder, 'kustomization.yaml'), writeKustomization({ resources }));
  return buildObjects(engine, folder);
}

describe('a batch', () => {
  it('gives the same as building each of its overlays alone, for overlays full of references', async () => {
    const overlays = fc.sample(overlay, { numRuns: 40, seed: 21 });
    const files = new Map<string, string>();
    const targets = overlays.map((sample, index): ProofTarget => {
      const objects = clusterScopedAware(sample.objects, sample.namespace);
      const path = `overlays/e/app${index}`;
      const synthesis = synthesise({
        app: `app${index}`,
        basePath: `base/app${index}`,
        overlays: [{ environment: 'e', path, namespace: sample.namespace, objects }],
      });
      for (const [file, text] of synthesis.files) files.set(file, text);
      return { path, objects };
    });
    const root = await folderWith(files);
    const batches = planBatches(targets);
    const shared = batches.filter((batch) => batch.length > 1);
    expect(shared.length).toBeGreaterThan(0);
    for (const [index, batch] of shared.entries()) {
      const together = await buildTogether(root, batch, index);
      const alone = await Promise.all(
        batch.map(({ path }) => buildObjects(engine, join(root, path))),
      );
      const objects = alone.flatMap((built) => ('objects' in built ? built.objects : []));
      expect('objects' in together && compareObjects(objects, together.objects)).toEqual([]);
    }
  });

  it('would differ for a subject that a neighbour captures: that is why bindings are built alone', async () => {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'web' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }],
    };
    const files = new Map([
      ['overlays/e/a/kustomization.yaml', writeYaml({ namespace: 'a', resources: ['x.yaml'] })],
      ['overlays/e/a/x.yaml', writeYaml(account)],
      ['overlays/e/b/kustomization.yaml', writeYaml({ resources: ['x.yaml'] })],
      ['overlays/e/b/x.yaml', writeYaml(binding)],
    ]);
    const root = await folderWith(files);
    const targets = [
      { path: 'overlays/e/a', objects: [account] },
      { path: 'overlays/e/b', objects: [binding] },
    ];
    const together = await buildTogether(root, targets, 0);
    const alone = await buildObjects(engine, join(root, 'overlays/e/b'));
    const built = 'objects' in alone ? alone.objects : [];
    const all = 'objects' in together ? together.objects : [];
    expect(all.find(({ kind }) => kind === 'ClusterRoleBinding')).not.toEqual(built[0]);
    expect(planBatches(targets)).toHaveLength(2);
  });
});
