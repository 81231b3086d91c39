import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../kubernetes/object.ts';
import { synthesise } from './synthesise.ts';
import { NO_DENIALS, type OverlayInput, type Synthesis } from './types.ts';

function namespaced(namespace: string, ...objects: KubernetesObject[]): OverlayInput {
  const environment = namespace.split('-').at(-1) ?? '';
  return {
    environment,
    path: `overlays/${environment}/web`,
    namespace,
    objects: objects.map((object) =>
      object.kind === 'Namespace' || object.kind === 'Zone'
        ? object
        : { ...object, metadata: { ...object.metadata, namespace } },
    ),
  };
}

function deployment(image: string, replicas: number, args: string[] = []): KubernetesObject {
  const container = { name: 'web', image, ...(args.length > 0 && { args }) };
  const spec = { replicas, template: { spec: { containers: [container] } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
}

function namespaceObject(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function run(base: KubernetesObject[] | undefined, ...overlays: OverlayInput[]): Synthesis {
  return synthesise({ app: 'web', basePath: 'base/web', overlays, ...(base && { base }) });
}

function read(synthesis: Synthesis, path: string): JsonObject {
  return parse(synthesis.files.get(path) ?? 'missing: true') as JsonObject;
}

describe('synthesise', () => {
  it('writes an environment that equals the base as its namespace alone', () => {
    const base = [deployment('app:1', 1)];
    const result = run(base, namespaced('web-dev', deployment('app:1', 1)));
    expect([...result.files.keys()]).toEqual([
      'base/web/web-deployment.yaml',
      'base/web/kustomization.yaml',
      'overlays/dev/web/kustomization.yaml',
    ]);
    expect(read(result, 'overlays/dev/web/kustomization.yaml')).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: 'web-dev',
      resources: ['../../../base/web'],
    });
  });

  it('expresses images and replicas without a patch', () => {
    const result = run([deployment('app:1', 1)], namespaced('web-prod', deployment('app:2', 3)));
    expect(read(result, 'overlays/prod/web/kustomization.yaml')).toMatchObject({
      images: [{ name: 'app', newTag: '2' }],
      replicas: [{ name: 'web', count: 3 }],
    });
    expect([...result.files.keys()]).not.toContain('overlays/prod/web/web-deployment.patch.yaml');
  });

  it('writes what is left as a patch of that alone', () => {
    const prod = namespaced('web-prod', deployment('app:2', 1, ['--verbose']));
    const result = run([deployment('app:1', 1)], prod);
    expect(read(result, 'overlays/prod/web/web-deployment.patch.yaml')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { template: { spec: { containers: [{ name: 'web', args: ['--verbose'] }] } } },
    });
  });

  it('shares the Namespace object, which the namespace renames', () => {
    const overlays = ['web-dev', 'web-prod'].map((name) =>
      namespaced(name, namespaceObject(name), deployment('app:1', 1)),
    );
    const result = run([namespaceObject('web'), deployment('app:1', 1)], ...overlays);
    expect(read(result, 'base/web/web-namespace.yaml')).toEqual(namespaceObject('web'));
    expect([...result.files.keys()].filter((path) => path.startsWith('overlays'))).toHaveLength(2);
  });

  it('writes an object of one environment into its overlay', () => {
    const service: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
    };
    const dev = namespaced('web-dev', deployment('app:1', 1), service);
    const result = run(
      [deployment('app:1', 1)],
      dev,
      namespaced('web-prod', deployment('app:1', 1)),
    );
    expect(read(result, 'overlays/dev/web/kustomization.yaml')).toMatchObject({
      resources: ['../../../base/web', 'web-service.yaml'],
    });
    expect(read(result, 'overlays/dev/web/web-service.yaml')).toEqual(service);
  });

  it('sets objects apart that the namespace would change', () => {
    const zone: KubernetesObject = {
      apiVersion: 'x.org/v1',
      kind: 'Zone',
      metadata: { name: 'z' },
    };
    const result = run(undefined, namespaced('web-dev', deployment('app:1', 1), zone));
    expect(read(result, 'overlays/dev/web/kustomization.yaml')).toMatchObject({
      resources: ['namespaced', 'z-zone.yaml'],
    });
    expect(read(result, 'overlays/dev/web/namespaced/kustomization.yaml')).toMatchObject({
      namespace: 'web-dev',
      resources: ['../../../../base/web'],
    });
  });

  it('takes the next means where the engine has denied one', () => {
    const base = deployment('app:1', 1);
    const input = {
      app: 'web',
      basePath: 'base/web',
      base: [base],
      overlays: [namespaced('web-prod', deployment('app:1', 1, ['-v']))],
    };
    const key = 'Deployment.apps//web';
    const denied = { ...NO_DENIALS, strategicMerge: new Set([`prod ${key}`]) };
    expect(synthesise(input, denied).overlays[0]?.objects[0]?.patch?.means).toBe('json-patch');
    const apart = synthesise(input, { ...denied, base: new Set([key]) });
    expect(apart.overlays[0]?.objects[0]?.origin).toBe('overlay');
  });

  it('tells what changed and why', () => {
    const result = run([deployment('app:1', 1)], namespaced('web-prod', deployment('app:2', 1)));
    expect(result.overlays[0]).toMatchObject({
      environment: 'prod',
      transformers: ['namespace', 'images'],
      objects: [{ origin: 'base', file: 'base/web/web-deployment.yaml' }],
    });
  });

  it('gives the same text whatever the order of keys in the wish', () => {
    const one = run(undefined, namespaced('web-dev', deployment('app:1', 1)));
    const two = run(undefined, namespaced('web-dev', deployment('app:1', 1)));
    expect([...one.files]).toEqual([...two.files]);
  });
});
