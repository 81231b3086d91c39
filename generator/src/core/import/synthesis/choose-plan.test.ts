import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { NO_DENIALS, type Denials } from '../../synthesis/types.ts';
import { configMap, deployment, documentOf } from '../test-documents.ts';
import { choosePlan, inheritedPaths } from './choose-plan.ts';
import { explainOverlays } from './output/explain-overlays.ts';
import { renderFiles } from './output/render-files.ts';

const long = Object.fromEntries(Array.from('abcdefghijklmnopqrst', (key) => [key, key]));

function inputs(environments: Record<string, KubernetesObject[]>) {
  return Object.entries(environments).map(([name, objects]) => ({
    name,
    path: `overlays/${name}/shop`,
    documents: objects.map(documentOf),
  }));
}

function plan(environments: Record<string, KubernetesObject[]>, denials: Denials = NO_DENIALS) {
  return choosePlan(inputs(environments), { app: 'shop', basePath: 'base/shop' }, denials);
}

const two = {
  dev: [configMap('a', long, { namespace: 'dev' }), configMap('b', long, { namespace: 'dev' })],
  prod: [configMap('a', { ...long, x: '1' }, { namespace: 'prod' })],
};

describe('choosePlan', () => {
  it('is the way that takes the fewest lines', () => {
    const { overlays, lines } = plan(two);
    expect(overlays.map(({ layer }) => layer.fields)).toEqual([
      { namespace: 'dev' },
      { namespace: 'prod' },
    ]);
    const plain = plan(two, { ...NO_DENIALS, fields: new Set(['namespace']) });
    expect(plain.overlays.map(({ layer }) => layer.fields)).toEqual([{}, {}]);
    expect(lines).toBeLessThan(plain.lines);
  });

  it('knows what a layer builds on, directly or not', () => {
    const far = configMap('far', long, { namespace: 'other' });
    const prod = configMap('b', long, { namespace: 'prod' });
    const chosen = plan({ dev: [...two.dev, far], prod: [...two.prod, prod, far] });
    const overlay = chosen.overlays.find(({ layer }) => layer.path === 'overlays/dev/shop');
    expect(overlay && inheritedPaths(overlay.layer, chosen)).toEqual([
      'base/shop',
      'overlays/dev/shop/namespaced',
      'base/shop/other-namespaces',
    ]);
  });
});

describe('an overlay around one with the namespace', () => {
  const replicas = (name: string, namespace: string, count: number) =>
    deployment(name, { replicas: count }, { namespace });

  it('has no field that would change what stands within', () => {
    const objects = (inside: string, count: number) => [
      replicas('web', inside, 2),
      replicas('api', inside, 2),
      replicas('web', 'other', count),
    ];
    const { overlays } = plan({ dev: objects('dev', 1), prod: objects('prod', 5) });
    expect(overlays.flatMap(({ layer }) => layer.fields.replicas ?? [])).toEqual([]);
  });
});

describe('renderFiles', () => {
  it('writes every file, by path, with the comments of the input', () => {
    const environments = inputs({ dev: two.dev.slice(0, 1), prod: two.dev.slice(0, 1) });
    const [dev] = environments;
    const [document] = dev?.documents ?? [];
    document?.comments.before.push('# What the shop is set to.');
    const chosen = choosePlan(environments, { app: 'shop', basePath: 'base/shop' }, NO_DENIALS);
    const files = renderFiles(chosen);
    expect([...files.keys()]).toEqual([...files.keys()].sort());
    expect(files.get('base/shop/a-config-map.yaml')).toMatch(/^# What the shop is set to\.\n/);
    expect([...files.values()].every((text) => text.endsWith('\n'))).toBe(true);
  });
});

describe('explainOverlays', () => {
  it('tells where each object comes from, and why', () => {
    const [dev, prod] = explainOverlays(plan(two), inputs(two));
    expect(dev).toMatchObject({
      environment: 'dev',
      transformers: ['namespace'],
      optional: ['namespace'],
    });
    const file = 'base/shop/a-config-map.yaml';
    expect(dev?.objects).toMatchObject([
      { origin: 'base', file, isSummary: false },
      { origin: 'overlay', file: 'overlays/dev/shop/b-config-map.yaml' },
    ]);
    const patch = { means: 'strategic-merge', file: 'overlays/prod/shop/a-config-map.patch.yaml' };
    expect(prod?.objects).toMatchObject([{ origin: 'base', file, patch }]);
    expect(prod?.objects[0]?.object).toEqual(two.prod[0]);
  });

  it('takes a generated ConfigMap for a summary, which can be written out', () => {
    const conf = { 'a.conf': 'a\nb\n', 'b.conf': 'a\nb\n', 'c.conf': 'a\nb\n', 'd.conf': 'a\nb\n' };
    const environments = { dev: [configMap('a', conf)], prod: [configMap('a', conf)] };
    const [dev] = explainOverlays(plan(environments), inputs(environments));
    const file = 'base/shop/kustomization.yaml';
    expect(dev?.objects).toMatchObject([{ origin: 'base', file, isSummary: true }]);
    const { key = '' } = dev?.objects[0] ?? {};
    const denied = plan(environments, { ...NO_DENIALS, summaries: new Set([key]) });
    expect(explainOverlays(denied, inputs(environments))[0]?.objects).toMatchObject([
      { file: 'base/shop/a-config-map.yaml', isSummary: false },
    ]);
  });

  it('can do without prefixes', () => {
    const environments = {
      dev: [configMap('dev-a', long), configMap('dev-b', long)],
      prod: [configMap('a', long), configMap('b', long)],
    };
    const explained = explainOverlays(plan(environments), inputs(environments));
    expect(explained.map(({ optional }) => optional)).toEqual([['names'], []]);
  });
});
