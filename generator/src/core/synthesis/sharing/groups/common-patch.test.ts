import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { applyShared, commonMerge, commonOperations } from './common-patch.ts';
import type { SharedPatch } from './group.ts';

function deployment(name: string, spec: JsonObject, metadata: JsonObject = {}): KubernetesObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, ...metadata }, spec };
}

function containers(...list: Json[]): JsonObject {
  return { template: { spec: { containers: list } } };
}

describe('commonMerge', () => {
  it('is what all merges have in common', () => {
    const from = containers({ name: 'app', image: 'a' }, { name: 'proxy' });
    const to = (args: string) =>
      containers({ name: 'app', image: 'b', args: [args] }, { name: 'proxy' });
    const patch = commonMerge([
      { from: deployment('a', from), to: deployment('a', { ...to('x'), replicas: 2 }) },
      { from: deployment('b', from), to: deployment('b', { ...to('y'), replicas: 2 }) },
    ]);
    expect(patch).toEqual({
      means: 'strategic-merge',
      body: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'any' },
        spec: { ...containers({ name: 'app', image: 'b' }), replicas: 2 },
      },
    });
  });

  it('keeps what it changes in the metadata', () => {
    const labels = { team: 'shop' };
    const changes = ['a', 'b'].map((name) => ({
      from: deployment(name, {}),
      to: deployment(name, {}, { labels }),
    }));
    expect(commonMerge(changes)?.body).toMatchObject({ metadata: { name: 'any', labels } });
  });

  it('is none for several kinds, for nothing in common, for nothing', () => {
    const widget = { ...deployment('b', { replicas: 2 }), apiVersion: 'example.org/v1' };
    const change = { from: deployment('a', {}), to: deployment('a', { replicas: 2 }) };
    const other = { from: deployment('b', {}), to: deployment('b', { paused: true }) };
    expect(commonMerge([change, { from: { ...widget, spec: {} }, to: widget }])).toBeUndefined();
    expect(commonMerge([change, other])).toBeUndefined();
    expect(commonMerge([])).toBeUndefined();
  });

  it('is none for what no merge leaves as it is', () => {
    const twice = containers({ name: 'a', env: [{ name: 'A' }, { name: 'A' }] });
    const change = { from: deployment('a', twice), to: deployment('a', { ...twice, replicas: 2 }) };
    expect(commonMerge([change, change])).toBeUndefined();
  });
});

describe('commonOperations', () => {
  it('are those of every object, without tests, for whatever kinds', () => {
    const widget = { ...deployment('b', {}), kind: 'Widget' };
    const metadata = { name: 'b', labels: { team: 'shop' } };
    const patch = commonOperations([
      { from: deployment('a', {}), to: deployment('a', { x: 1 }, { labels: { team: 'shop' } }) },
      { from: widget, to: { ...widget, metadata } },
    ]);
    expect(patch?.body).toEqual([{ op: 'add', path: '/metadata/labels', value: { team: 'shop' } }]);
  });

  it('are none where there is none in common', () => {
    const change = { from: deployment('a', {}), to: deployment('a', { x: 1 }) };
    expect(
      commonOperations([change, { ...change, to: deployment('a', { x: 2 }) }]),
    ).toBeUndefined();
    expect(commonOperations([])).toBeUndefined();
  });
});

describe('applyShared', () => {
  const merge: SharedPatch = {
    means: 'strategic-merge',
    body: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'any' },
      spec: { replicas: 2 },
    },
  };
  const add: SharedPatch = {
    means: 'json-patch',
    body: [{ op: 'add', path: '/spec/replicas', value: 2 }],
  };

  it.each([merge, add])(
    'gives what Kustomize gives ($means), and leaves the name alone',
    (patch) => {
      const web = deployment('web', { paused: true });
      expect(applyShared(patch, web)).toEqual(deployment('web', { paused: true, replicas: 2 }));
    },
  );

  it.each<[string, SharedPatch, JsonObject]>([
    ['a path that is not there', { ...add, body: [{ op: 'remove', path: '/spec/x' }] }, {}],
    ['an integer that JSON 6902 rounds', add, { id: 9007199254740993n }],
    ['a null that a merge takes away', merge, { a: null }],
    ['a number in the quotes of a text', merge, { replicas: '3' }],
  ])('is undefined for %s', (_, patch, spec) => {
    expect(applyShared(patch, deployment('web', spec))).toBeUndefined();
  });
});
