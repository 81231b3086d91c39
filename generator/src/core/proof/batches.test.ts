import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { planBatches, type ProofTarget } from './batches.ts';

function target(path: string, ...objects: Partial<KubernetesObject>[]): ProofTarget {
  return {
    path,
    objects: objects.map((object, index) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `c${index}`, namespace: path },
      ...object,
    })),
  };
}

function paths(targets: ProofTarget[]): string[][] {
  return planBatches(targets).map((batch) => batch.map(({ path }) => path));
}

describe('planBatches', () => {
  it('puts overlays without a common object into one build', () => {
    expect(paths([target('a', {}), target('b', {}), target('c', {})])).toEqual([['a', 'b', 'c']]);
  });

  it('never puts the same object id into one build, whatever its version', () => {
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };
    const metadata = { name: 'reader' };
    const beta = { ...role, apiVersion: 'rbac.authorization.k8s.io/v1beta1' };
    expect(paths([target('a', { ...role, metadata }), target('b', { ...beta, metadata })])).toEqual(
      [['a'], ['b']],
    );
  });

  it('takes a missing namespace for the default one', () => {
    const bare = { metadata: { name: 'x' } };
    const explicit = { metadata: { name: 'x', namespace: 'default' } };
    expect(paths([target('a', bare), target('b', explicit)])).toEqual([['a'], ['b']]);
  });

  it.each<[string, Partial<KubernetesObject>]>([
    ['a binding', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' }],
    ['a webhook', { kind: 'ValidatingWebhookConfiguration' }],
    ['an APIService', { kind: 'APIService' }],
    ['a claimRef', { kind: 'PersistentVolume', spec: { claimRef: { name: 'a', namespace: 'b' } } }],
    [
      'a reference deep in a list',
      { kind: 'Widget', spec: [[{ ref: { name: 'a', namespace: 'b' } }]] },
    ],
  ])('builds an overlay with %s alone', (_, object) => {
    expect(paths([target('a', {}), target('b', object), target('c', {})])).toEqual([
      ['a', 'c'],
      ['b'],
    ]);
  });

  it('bounds a build to 100 overlays and 400 objects', () => {
    const many = Array.from({ length: 250 }, (_, index) => target(`o${index}`, {}));
    expect(planBatches(many).map((batch) => batch.length)).toEqual([100, 100, 50]);
    const five = Array.from({ length: 5 }, () => ({}));
    const large = Array.from({ length: 100 }, (_, index) => target(`o${index}`, ...five));
    expect(planBatches(large).map((batch) => batch.length)).toEqual([80, 20]);
  });

  it('takes every overlay once', () => {
    const targets = Array.from({ length: 130 }, (_, index) => target(`o${index % 65}`, {}));
    expect(planBatches(targets).flat()).toHaveLength(130);
  });
});
