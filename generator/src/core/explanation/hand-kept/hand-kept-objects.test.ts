import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { BuiltObject } from '../built-objects.ts';
import { handKeptObjects } from './hand-kept-objects.ts';

const OVERLAY = 'overlays/dev/shop';

function built(kind: string, name: string, file?: string, extra = {}): BuiltObject {
  const apiVersion = kind === 'Deployment' ? 'apps/v1' : 'v1';
  const object: KubernetesObject = { apiVersion, kind, metadata: { name, ...extra } };
  return { object, file };
}

const BASE = `resources: [web.yaml, cache.yaml, service.yaml]`;
const FILES: Record<string, string> = {
  'base/shop/kustomization.yaml': BASE,
  'base/shop/web.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ image: web:1 }] } } }
`,
  'base/shop/cache.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: cache }\n',
  'base/shop/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
  [`${OVERLAY}/own.yaml`]: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: own }\n',
};

function explain(
  overlay: string,
  objects: readonly BuiltObject[],
  more: Record<string, string> = {},
): [string, boolean, string[], string[]][] {
  const files: Record<string, string> = {
    ...FILES,
    ...more,
    [`${OVERLAY}/kustomization.yaml`]: overlay,
  };
  return handKeptObjects(objects, OVERLAY, (path) => files[path]).map((each) => [
    `${each.kind} ${each.name}`,
    each.built,
    each.files,
    each.means,
  ]);
}

describe('handKeptObjects', () => {
  it('tells the file of each object, and whether it is the overlay that has it', () => {
    const objects = [
      built('ConfigMap', 'own', `${OVERLAY}/own.yaml`),
      built('Service', 'web', 'base/shop/service.yaml'),
      built('Service', 'unknown'),
    ];
    expect(explain('resources: [../../../base/shop, own.yaml]', objects)).toEqual([
      ['ConfigMap own', true, [`${OVERLAY}/own.yaml`], ['own object']],
      ['Service web', true, ['base/shop/service.yaml'], []],
      ['Service unknown', true, [], []],
    ]);
  });

  it('tells the patches of each object, of either kind, in a file or in the kustomization', () => {
    const overlay = `
resources: [../../../base/shop]
patches:
  - path: web.patch.yaml
  - path: cache.patch.yaml
    target: { group: apps, kind: Deployment, name: cache }
  - patch: |-
      - { op: remove, path: /spec/x }
    target: { kind: Deployment }
  - patch: |-
      apiVersion: v1
      kind: Service
      metadata: { name: other }
patchesStrategicMerge: [gone.patch.yaml]
`;
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n';
    const more = {
      [`${OVERLAY}/web.patch.yaml`]: patch,
      [`${OVERLAY}/cache.patch.yaml`]: '- { op: add, path: /spec, value: {} }',
      [`${OVERLAY}/gone.patch.yaml`]:
        '$patch: delete\napiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
    };
    const objects = [
      built('Deployment', 'web', 'base/shop/web.yaml'),
      built('Deployment', 'cache', 'base/shop/cache.yaml'),
    ];
    const kustomization = `${OVERLAY}/kustomization.yaml`;
    expect(explain(overlay, objects, more)).toEqual([
      [
        'Deployment web',
        true,
        ['base/shop/web.yaml', `${OVERLAY}/web.patch.yaml`, kustomization],
        ['strategic-merge', 'json-patch'],
      ],
      [
        'Deployment cache',
        true,
        ['base/shop/cache.yaml', `${OVERLAY}/cache.patch.yaml`, kustomization],
        ['json-patch'],
      ],
      ['Service web', false, [`${OVERLAY}/gone.patch.yaml`], ['delete']],
    ]);
  });

  it('knows a renamed object by the name in its file, and the fields that show in it', () => {
    const overlay = `
namePrefix: dev-
namespace: shop
commonAnnotations: { a: b }
labels: [{ pairs: { team: shop } }]
resources: [../../../base/shop]
patches:
  - path: web.patch.yaml
images: [{ name: web, newTag: "2" }]
replicas: [{ name: web, count: 2 }]
`;
    const more = {
      [`${OVERLAY}/web.patch.yaml`]:
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n',
    };
    const { object } = built('Deployment', 'dev-web', '', {
      namespace: 'shop',
      labels: { team: 'shop' },
      annotations: { a: 'b' },
    });
    object['spec'] = { template: { spec: { containers: [{ image: 'web:2' }] } } };
    expect(explain(overlay, [{ object, file: 'base/shop/web.yaml' }], more)).toEqual([
      [
        'Deployment dev-web',
        true,
        ['base/shop/web.yaml', `${OVERLAY}/web.patch.yaml`],
        [
          ...['strategic-merge', 'namespace', 'namePrefix', 'labels', 'commonAnnotations'],
          ...['replicas', 'images'],
        ],
      ],
    ]);
  });

  it('takes fields of a Component for all objects, those of a neighbour for none', () => {
    const overlay = 'resources: [../../../base/shop, near]\ncomponents: [../../../components/x]\n';
    const more = {
      [`${OVERLAY}/near/kustomization.yaml`]: 'namespace: near\nresources: []\n',
      'components/x/kustomization.yaml': 'kind: Component\nnamespace: far\n',
    };
    const service = (namespace: string): BuiltObject =>
      built('Service', 'web', 'base/shop/service.yaml', { namespace });
    expect(explain(overlay, [service('near')], more)).toMatchObject([[{}, {}, {}, []]]);
    expect(explain(overlay, [service('far')], more)).toMatchObject([[{}, {}, {}, ['namespace']]]);
  });

  it.each(['patches: x', 'patches: [1, {}, { path: gone.yaml }, { patch: "a: [" }]', 'a: ['])(
    'survives %j',
    (overlay) => {
      expect(explain(overlay, [built('Service', 'web')])).toEqual([['Service web', true, [], []]]);
    },
  );
});
