import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Synthesis } from '../../synthesis/types.ts';
import { writeYaml } from '../../yaml.ts';
import { countMeans } from './count-means.ts';
import { summarise } from './summarise.ts';

const SERVICE: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { ports: [{ port: 80 }], note: 'two\nlines\n', empty: {} },
};

describe('summarise', () => {
  const synthesis: Synthesis = {
    files: new Map([
      ['base/shop/kustomization.yaml', 'a: 1\n\n# no line\nb: 2\n'],
      ['base/shop/components/tls/kustomization.yaml', 'a: 1\n'],
      ['overlays/dev/shop/kustomization.yaml', 'a: 1\n'],
      ['overlays/prod/shop/kustomization.yaml', 'a: 1\nb: 2\n'],
    ]),
    overlays: [
      {
        environment: 'dev',
        path: 'overlays/dev/shop',
        transformers: [],
        objects: [{ object: SERVICE, origin: 'overlay', file: 'x.yaml', reason: 'it differs' }],
      },
    ],
  };
  const summary = summarise(
    'shop',
    new Map([
      ['dev', [SERVICE]],
      ['prod', [SERVICE, SERVICE]],
    ]),
    synthesis,
  );

  it('counts lines as plain YAML has them, without blank ones and comments', () => {
    const lines = writeYaml(SERVICE).trimEnd().split('\n').length;
    expect(summary.environments).toEqual([
      { name: 'dev', objects: 1, linesIn: lines, linesOut: 1 },
      { name: 'prod', objects: 2, linesIn: 2 * lines, linesOut: 2 },
    ]);
    expect(summary.lines).toEqual({ in: 3 * lines, base: 2, components: 1, overlays: 3, out: 6 });
  });

  it('lists what stands in an overlay by itself', () => {
    expect(summary.unshared).toEqual([
      { environment: 'dev', object: 'Service shop/web', file: 'x.yaml', reason: 'it differs' },
    ]);
  });
});

describe('countMeans', () => {
  it('counts what the kustomizations use', () => {
    const overlay = `
namespace: shop
namePrefix: dev-
resources: [../../../base/shop, own.yaml, near]
components: [../../../components/shop/tls]
labels: [{ pairs: { a: b } }, { pairs: { c: d } }]
images: [{ name: a }, { name: b }]
configMapGenerator: [{ name: x }]
patches:
  - path: merge.yaml
  - path: json.yaml
  - patch: |-
      $patch: delete
      kind: Service
`;
    const files = new Map([
      ['overlays/dev/shop/kustomization.yaml', overlay],
      ['overlays/dev/shop/merge.yaml', 'kind: Service\n'],
      ['overlays/dev/shop/json.yaml', '- op: remove\n'],
      ['base/shop/kustomization.yaml', 'resources: [a.yaml]\ncommonAnnotations: { a: b }\n'],
      ['base/shop/a.yaml', 'namespace: no kustomization\n'],
    ]);
    expect(countMeans(files).map(({ means, uses }) => `${means} ${uses}`)).toEqual([
      'namespace 1',
      'namePrefix 1',
      'labels 2',
      'commonAnnotations 1',
      'images 2',
      'strategic merge 1',
      'JSON 6902 1',
      'deletions 1',
      'components 1',
      'configMapGenerator 1',
      'own objects 1',
    ]);
  });

  it('counts nothing where there is nothing', () => {
    expect(countMeans(new Map())).toEqual([]);
    expect(countMeans(new Map([['base/shop/kustomization.yaml', '- a']]))).toEqual([]);
  });
});
