import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { NO_DENIALS } from '../synthesis/types.ts';
import { configMap, deployment, documentOf } from './test-documents.ts';
import { synthesiseImport } from './synthesise-import.ts';

type Fleet = Record<string, KubernetesObject[]>;

function synthesise(fleet: Fleet, denials = NO_DENIALS) {
  const overlays = Object.entries(fleet).map(([environment, objects]) => ({
    environment,
    path: `overlays/${environment}/shop`,
    documents: objects.map(documentOf),
  }));
  return synthesiseImport({ app: 'shop', basePath: 'base/shop', overlays }, denials);
}

function files(fleet: Fleet): Map<string, string> {
  return synthesise(fleet).synthesis.files;
}

function inNamespace(namespace: string, ...objects: KubernetesObject[]): KubernetesObject[] {
  return objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
}

const long = Object.fromEntries(Array.from('abcdefghijklmnopqrst', (key) => [key, key]));

function shop(environment: string, replicas = 1): KubernetesObject[] {
  return inNamespace(
    `shop-${environment}`,
    deployment('web', { replicas, env: [{ name: 'STAGE', value: environment }] }),
    deployment('worker', {}),
    configMap('settings', long),
  );
}

describe('synthesiseImport', () => {
  it('divides environments into base and overlays', () => {
    const written = files({ dev: shop('dev'), prod: shop('prod', 3) });
    expect([...written.keys()]).toEqual([
      'base/shop/kustomization.yaml',
      'base/shop/settings-config-map.yaml',
      'base/shop/web-deployment.yaml',
      'base/shop/worker-deployment.yaml',
      'overlays/dev/shop/kustomization.yaml',
      'overlays/prod/shop/kustomization.yaml',
      'overlays/prod/shop/web-deployment.patch.yaml',
    ]);
    expect(written.get('overlays/prod/shop/kustomization.yaml'))
      .toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop-prod
resources:
  - ../../../base/shop
patches:
  - path: web-deployment.patch.yaml
replicas:
  - name: web
    count: 3
`);
  });

  it('minds neither the order of environments nor that of documents', () => {
    const fleet = { dev: shop('dev'), qa: shop('qa', 2), prod: shop('prod', 3) };
    const reversed = Object.fromEntries(
      Object.entries(fleet)
        .toReversed()
        .map(([name, objects]) => [name, objects.toReversed()]),
    );
    expect([...files(reversed)]).toEqual([...files(fleet)]);
  });

  it('explains the overlays in the order of the input', () => {
    const { synthesis } = synthesise({ qa: shop('qa'), dev: shop('dev') });
    expect(synthesis.overlays.map(({ environment }) => environment)).toEqual(['qa', 'dev']);
  });

  it('names the namespace of each environment, if it has any', () => {
    const { namespaces } = synthesise({ qa: shop('qa'), dev: [configMap('a', {})] });
    expect(namespaces).toEqual(
      new Map([
        ['qa', 'shop-qa'],
        ['dev', undefined],
      ]),
    );
  });

  it('changes a handful of lines for one scalar in one environment', () => {
    const before = files({ dev: shop('dev'), prod: shop('prod', 3) });
    const after = files({ dev: shop('dev'), prod: shop('prod', 4) });
    const changed = [...after].filter(([path, text]) => before.get(path) !== text);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(changed).toEqual([
      [
        'overlays/prod/shop/kustomization.yaml',
        before.get('overlays/prod/shop/kustomization.yaml')?.replace('count: 3', 'count: 4'),
      ],
    ]);
  });

  it('writes one environment alone into base and overlay', () => {
    const written = files({ prod: shop('prod') });
    expect(written.get('overlays/prod/shop/kustomization.yaml')).toContain('namespace: shop-prod');
    expect([...written.keys()].filter((path) => path.endsWith('.patch.yaml'))).toEqual([]);
  });

  it('shares what ten environments have', () => {
    const names = Array.from({ length: 10 }, (_, index) => `e${index}`);
    const written = files(Object.fromEntries(names.map((name) => [name, shop(name)])));
    const objects = [...written.keys()].filter((path) => path.includes('config-map'));
    expect(objects).toEqual(['base/shop/settings-config-map.yaml']);
  });

  it('writes environments that share nothing without a base', () => {
    const written = files({ dev: [configMap('a', long)], prod: [deployment('web', {})] });
    expect([...written.keys()]).toEqual([
      'overlays/dev/shop/a-config-map.yaml',
      'overlays/dev/shop/kustomization.yaml',
      'overlays/prod/shop/kustomization.yaml',
      'overlays/prod/shop/web-deployment.yaml',
    ]);
  });

  it('lets objects stand around the namespace that name another one', () => {
    const stranger = inNamespace('monitoring', configMap('settings', { a: '1' }));
    const written = files({
      dev: [...shop('dev'), ...stranger],
      prod: [...shop('prod'), ...stranger],
    });
    expect(written.get('overlays/dev/shop/kustomization.yaml'))
      .toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - namespaced
  - ../../../base/shop/other-namespaces
`);
    expect(written.get('overlays/dev/shop/namespaced/kustomization.yaml')).toContain(
      'namespace: shop-dev\n',
    );
    expect(written.get('base/shop/other-namespaces/settings-config-map.yaml')).toContain(
      'namespace: monitoring\n',
    );
  });

  it('adds a prefix once where objects stand around the namespace', () => {
    const objects = (environment: string) =>
      [configMap('settings', long), deployment('web', {}), deployment('worker', {})]
        .flatMap((object) => inNamespace(`shop-${environment}`, object))
        .concat(inNamespace('monitoring', configMap('targets', long)))
        .map((object) => ({
          ...object,
          metadata: { ...object.metadata, name: `${environment}-${object.metadata.name}` },
        }));
    const written = files({ dev: objects('dev'), prod: objects('prod') });
    const prefixed = [...written].filter(([, text]) => text.includes('namePrefix: dev-'));
    expect(prefixed.map(([path]) => path)).toEqual(['overlays/dev/shop/kustomization.yaml']);
  });

  it('makes a component of what some environments share, where that is shorter', () => {
    const componentsWith = (data: Record<string, string>): string[] => {
      const prod = (environment: string) => [
        ...shop(environment),
        ...inNamespace(`shop-${environment}`, configMap('gate', data)),
      ];
      const written = files({
        dev: shop('dev'),
        qa: shop('qa'),
        test: shop('test'),
        'prod-eu': prod('prod-eu'),
        'prod-us': prod('prod-us'),
      });
      return [...written.keys()].filter((path) => path.includes('/components/'));
    };
    expect(componentsWith(long)).toEqual([
      'base/shop/components/prod/gate-config-map.yaml',
      'base/shop/components/prod/kustomization.yaml',
    ]);
    expect(componentsWith({})).toEqual([]);
  });

  it('gives up means that the engine has refused', () => {
    const fleet = { dev: shop('dev'), prod: shop('prod', 3) };
    const { overlays } = synthesise(fleet, {
      ...NO_DENIALS,
      transformers: new Set(['prod']),
      fields: new Set(['namespace', 'names']),
    }).synthesis;
    expect(overlays.map(({ transformers }) => transformers)).toEqual([[], []]);

    const { objects = [] } = synthesise(fleet).synthesis.overlays[0] ?? {};
    const keys = objects.flatMap(({ key, object }) => (object.kind === 'Deployment' ? [key] : []));
    const apart = synthesise(fleet, { ...NO_DENIALS, base: new Set(keys as string[]) });
    const paths = [...apart.synthesis.files.keys()];
    expect(paths).toContain('overlays/dev/shop/web-deployment.yaml');
    expect(paths).not.toContain('base/shop/web-deployment.yaml');
  });
});
