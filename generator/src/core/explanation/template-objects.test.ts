import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../kubernetes/object.ts';
import { synthesise } from '../synthesis/synthesise.ts';
import { kustomizationFields } from './kustomization-fields.ts';
import { templateObjects } from './template-objects.ts';
import type { ExplainedObject } from './types.ts';

function deployment(image: string, spec: JsonObject = {}): KubernetesObject {
  const containers = [{ name: 'web', image }];
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers } };
  const selector = { matchLabels: { app: 'web' } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 1, selector, template, ...spec },
  };
}

const SERVICE: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: {
    selector: { app: 'web' },
    ports: [{ port: 80 }],
    type: 'ClusterIP',
    sessionAffinity: 'None',
  },
};
const ROLE: KubernetesObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'web' },
  rules: [],
};

function inNamespace(namespace: string, objects: KubernetesObject[]): KubernetesObject[] {
  const own = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  const moved = objects.map((object) =>
    object.kind === 'ClusterRole'
      ? object
      : { ...object, metadata: { ...object.metadata, namespace } },
  );
  return [own, ...moved];
}

/** What is told of the first of three environments; the others have `others`. */
function explain(
  first: KubernetesObject[],
  others: KubernetesObject[],
  base?: KubernetesObject[],
): ExplainedObject[] {
  const environments = { dev: first, stage: others, prod: others };
  const overlays = Object.entries(environments).map(([environment, objects]) => ({
    environment,
    path: `overlays/${environment}/web`,
    namespace: `web-${environment}`,
    objects: inNamespace(`web-${environment}`, objects),
  }));
  const { files, overlays: explanations } = synthesise({
    app: 'web',
    basePath: 'base/web',
    overlays,
    ...(base && { base }),
  });
  const [overlay, input] = [explanations[0], overlays[0]];
  if (overlay === undefined || input === undefined) throw new Error('no overlay');
  const readFile = (path: string): string | undefined => files.get(path);
  const { objects: desired, namespace, path } = input;
  const fields = [path, `${path}/namespaced`].flatMap((folder) =>
    kustomizationFields(readFile, folder),
  );
  return templateObjects({ overlay, desired, namespace, fields, readFile });
}

function find(objects: ExplainedObject[], kind: string): ExplainedObject | undefined {
  return objects.find((object) => object.kind === kind);
}

describe('templateObjects', () => {
  it('names objects as they are built and the transformers that reach each', () => {
    const objects = explain(
      [deployment('web:2', { replicas: 3 }), SERVICE, ROLE],
      [deployment('web:1'), SERVICE, ROLE],
    );
    expect(find(objects, 'Namespace')).toMatchObject({ name: 'web-dev', means: ['namespace'] });
    expect(find(objects, 'Deployment')).toMatchObject({
      namespace: 'web-dev',
      files: ['base/web/web-deployment.yaml'],
      means: ['namespace', 'replicas', 'images'],
    });
    expect(find(objects, 'Service')?.means).toEqual(['namespace']);
    expect(find(objects, 'ClusterRole')).toMatchObject({ means: [], built: true });
    expect(find(objects, 'ClusterRole')).not.toHaveProperty('namespace');
  });

  it('gives a patched object both files, the means and the reason', () => {
    const objects = explain(
      [deployment('web:1', { minReadySeconds: 5 }), SERVICE],
      [deployment('web:1'), SERVICE],
    );
    expect(find(objects, 'Deployment')).toMatchObject({
      files: ['base/web/web-deployment.yaml', 'overlays/dev/web/web-deployment.patch.yaml'],
      means: ['strategic-merge', 'namespace'],
      reason: 'it gives exactly the fields that differ',
    });
  });

  it('tells an object of this environment alone from one that it leaves out', () => {
    const own = explain([deployment('web:1'), ROLE], [deployment('web:1')]);
    expect(find(own, 'ClusterRole')).toMatchObject({
      built: true,
      files: ['overlays/dev/web/web-cluster-role.yaml'],
      means: ['own object'],
    });
    const data = Object.fromEntries(Array.from('abcdefghijklmnop').map((key) => [key, key]));
    const large: KubernetesObject = { ...SERVICE, metadata: { name: 'web', annotations: data } };
    const shared = [deployment('web:1'), large];
    const deleted = explain([deployment('web:1')], shared, shared);
    expect(find(deleted, 'Service')).toMatchObject({ built: false, means: ['delete'] });
  });

  it('says that nothing changes an object that stands apart from the namespace', () => {
    const elsewhere = { ...SERVICE, metadata: { name: 'dns', namespace: 'kube-system' } };
    const environments = inNamespace('web-dev', [deployment('web:1')]);
    const overlays = [
      {
        environment: 'dev',
        path: 'overlays/dev/web',
        namespace: 'web-dev',
        objects: [...environments, elsewhere],
      },
    ];
    const { overlays: explanations, files } = synthesise({
      app: 'web',
      basePath: 'base/web',
      overlays,
    });
    const [overlay] = explanations;
    if (overlay === undefined) throw new Error('no overlay');
    const objects = templateObjects({
      overlay,
      desired: overlays[0]?.objects ?? [],
      namespace: 'web-dev',
      fields: [],
      readFile: (path) => files.get(path),
    });
    expect(find(objects, 'Service')).toMatchObject({
      namespace: 'kube-system',
      files: ['overlays/dev/web/dns-service.yaml'],
      means: ['own object'],
    });
  });
});
