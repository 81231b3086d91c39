import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { createCosts } from '../sharing/costs.ts';
import type { Layer } from './layer.ts';
import { writeLayer } from './write-layer.ts';

function object(
  apiVersion: string,
  kind: string,
  spec: JsonObject,
  metadata: JsonObject = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name: 'web', ...metadata }, spec };
}

const deployment = (spec: JsonObject) => object('apps/v1', 'Deployment', spec);
const widget = (spec: JsonObject, metadata?: JsonObject) =>
  object('example.org/v1', 'Widget', spec, metadata);

const EMPTY: Layer = {
  path: 'overlays/dev/shop',
  kind: 'Kustomization',
  inherits: ['base/shop'],
  components: [],
  added: new Map(),
  hashed: new Set(),
  altered: new Map(),
  deleted: new Map(),
  untouched: [],
  fields: {},
};

function write(layer: Partial<Layer>, strategicMerge = true) {
  const allowed = { group: true, generator: true, strategicMerge };
  const costs = createCosts(() => strategicMerge);
  return writeLayer({ ...EMPTY, ...layer }, { costs, allows: () => allowed });
}

function kustomization(layer: Partial<Layer>, strategicMerge = true): JsonObject {
  const { files } = write(layer, strategicMerge);
  const file = files.get('overlays/dev/shop/kustomization.yaml');
  return file !== undefined && 'value' in file ? (file.value as JsonObject) : {};
}

describe('writeLayer', () => {
  it('writes own objects, patches and deletions, each into a file of its own', () => {
    const layer: Partial<Layer> = {
      components: ['base/shop/components/eu'],
      added: new Map([['i', object('networking.k8s.io/v1', 'Ingress', {})]]),
      altered: new Map([['d', { from: deployment({}), to: deployment({ replicas: 2 }) }]]),
      deleted: new Map([['w', widget({})]]),
      fields: { namespace: 'dev' },
    };
    expect(kustomization(layer)).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: 'dev',
      resources: ['../../../base/shop', 'web-ingress.yaml'],
      components: ['../../../base/shop/components/eu'],
      patches: [{ path: 'web-deployment.patch.yaml' }, { path: 'web-widget.patch.yaml' }],
    });
    const { files, objectFiles, patches } = write(layer);
    expect([...files.keys()].sort()).toEqual([
      'overlays/dev/shop/kustomization.yaml',
      'overlays/dev/shop/web-deployment.patch.yaml',
      'overlays/dev/shop/web-ingress.yaml',
      'overlays/dev/shop/web-widget.patch.yaml',
    ]);
    expect(objectFiles).toEqual(new Map([['i', 'overlays/dev/shop/web-ingress.yaml']]));
    expect(patches.get('d')).toMatchObject([{ means: 'strategic-merge', objects: 1 }]);
    expect(patches.get('w')).toMatchObject([{ means: 'delete', objects: 1 }]);
  });

  it('tells apart what has the same kind and name', () => {
    const change = (metadata?: JsonObject) => ({
      from: widget({}, metadata),
      to: widget({ list: [null] }, metadata),
    });
    const target = (layer: Partial<Layer>) => {
      const { patches } = kustomization(layer, false);
      return Array.isArray(patches) ? patches.map((entry) => (entry as JsonObject)['target']) : [];
    };
    const plain = { kind: 'Widget', name: 'web' };
    const altered = new Map([['w', change()]]);
    expect(target({ altered })).toEqual([plain]);
    expect(target({ altered, untouched: [widget({}, { namespace: 'other' })] })).toEqual([
      { ...plain, namespace: 'default' },
    ]);
    const elsewhere = new Map([['w', change({ namespace: 'other' })]]);
    expect(target({ altered: elsewhere, untouched: [widget({})] })).toEqual([
      { ...plain, namespace: 'other' },
    ]);
    const core = object('v1', 'Widget', {}, { name: 'api' });
    expect(target({ altered, untouched: [core] })).toEqual([{ ...plain, group: 'example\\.org' }]);
    const coreChange = { from: core, to: { ...core, spec: { list: [null] } } };
    expect(target({ altered: new Map([['c', coreChange]]), untouched: [widget({})] })).toEqual([
      { group: '^$', kind: 'Widget', name: 'api' },
    ]);
  });

  it('shares one patch among objects that change alike', () => {
    const containers = [{ name: 'app', image: 'app:1' }];
    const named = (name: string, spec: JsonObject) => ({ ...deployment(spec), metadata: { name } });
    const change = (name: string) => ({
      from: named(name, { template: { spec: { containers } } }),
      to: named(name, { template: { spec: { containers, dnsConfig: { a: 1, b: 2 } } } }),
    });
    const altered = new Map(['a', 'b', 'c'].map((name) => [name, change(name)]));
    const { patches } = write({ altered });
    const file = 'overlays/dev/shop/all-deployment.patch.yaml';
    expect([...patches.values()]).toMatchObject([[{ file, objects: 3 }], [{ file }], [{ file }]]);
  });

  it('writes a component as one', () => {
    expect(kustomization({ kind: 'Component', inherits: [] })).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
    });
  });

  it('takes no patch for what none can change', () => {
    const from = deployment({ list: [1] });
    const to = deployment({ list: [9007199254740993n, null] });
    expect(() => write({ altered: new Map([['d', { from, to }]]) })).toThrow('no patch for');
  });
});
