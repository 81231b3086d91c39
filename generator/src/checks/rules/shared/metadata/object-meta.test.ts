import { describe, expect, it } from 'vitest';
import type { Json, KubernetesObject } from '../../../../core/kubernetes/object.ts';
import { objectMeta } from './object-meta.ts';

function meta(metadata: Json, kind = 'ConfigMap', apiVersion = 'v1'): string[] {
  return objectMeta({ apiVersion, kind, metadata } as KubernetesObject).map(({ path }) =>
    path.slice(1).join('.'),
  );
}

describe('names by kind', () => {
  it.each([
    ['ConfigMap', 'v1', 'a.b', 0],
    ['ConfigMap', 'v1', 'A', 1],
    ['Namespace', 'v1', 'a.b', 1],
    ['Service', 'v1', '1a', 1],
    ['StatefulSet', 'apps/v1', 'a.b', 1],
    ['Role', 'rbac.authorization.k8s.io/v1', 'system:a B', 0],
    ['Role', 'rbac.authorization.k8s.io/v1', 'a/b', 1],
    ['PodDisruptionBudget', 'policy/v1', 'A_b', 0],
    ['PodDisruptionBudget', 'policy/v1', 'a%', 1],
    ['Event', 'v1', 'A_b', 0],
    ['Event', 'events.k8s.io/v1', 'A_b', 1],
    ['Whatever', 'example.com/v1', 'A', 1],
  ])('%s (%s) %j has %d faults', (kind, apiVersion, name, count) => {
    expect(meta({ name }, kind, apiVersion)).toHaveLength(count);
  });
});

describe('generateName', () => {
  it.each([
    ['a-', []],
    ['x'.repeat(253), []],
    ['A', ['generateName', 'generateName']],
    ['-', ['generateName', 'generateName']],
  ])('%j has faults at %j', (generateName, paths) => {
    expect(meta({ generateName })).toEqual(paths);
  });

  it('is looked at beside a name, but not in a ReplicationController', () => {
    const metadata = { name: 'a', generateName: 'A' };
    expect(meta(metadata)).toEqual(['generateName']);
    expect(meta(metadata, 'ReplicationController')).toEqual([]);
  });

  it('or a name must be there', () => {
    expect(meta({})).toEqual(['name']);
    expect(meta(null)).toEqual(['name']);
    expect(meta(null, 'Whatever', 'example.com/v1')).toEqual(['name']);
    expect(meta({ name: '', generateName: '' })).toEqual(['name']);
    expect(meta({}, 'LimitRange')).toEqual([]);
  });
});

describe('the rest', () => {
  it.each<[Record<string, Json>, string[]]>([
    [{ namespace: '' }, []],
    [{ namespace: 'A' }, ['namespace']],
    [{ generation: -1 }, ['generation']],
    [{ labels: { a: null, 'b/c': '' } }, []],
    [{ labels: { 'a b': 'c', d: '-' } }, ['labels.a b', 'labels.d']],
    [{ annotations: { 'A.b/c': 'any text' } }, []],
    [{ annotations: { 'a b': '' } }, ['annotations.a b']],
    [{ annotations: { a: 'x'.repeat(262_143) } }, []],
    [{ annotations: { a: 'é'.repeat(131_072) } }, ['annotations']],
    [{ finalizers: ['example.com/a', 'kubernetes'] }, []],
    [{ finalizers: ['a'] }, ['finalizers.0']],
    [{ finalizers: [null] }, ['finalizers.0']],
    [{ finalizers: ['orphan', 'foregroundDeletion'] }, ['finalizers']],
    [{ managedFields: [{ operation: 'X' }] }, []],
    [{ uid: 'x', resourceVersion: 'y', creationTimestamp: null }, []],
  ])('of %j finds %j', (part, paths) => {
    expect(meta({ name: 'a', ...part })).toEqual(paths);
  });

  it('lets a cluster-scoped object name a namespace', () => {
    expect(meta({ name: 'a', namespace: 'A' }, 'Namespace')).toEqual([]);
  });

  it('leaves what a kind counts itself, and finalizers of kinds that do not look', () => {
    const metadata = { name: 'a', generation: -1, finalizers: ['a'] };
    expect(meta(metadata, 'PodDisruptionBudget', 'policy/v1')).toEqual([]);
    expect(meta(metadata, 'Whatever', 'example.com/v1')).toEqual([]);
  });
});

describe('ownerReferences', () => {
  const owner = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' };

  it.each<[Record<string, Json>, string[]]>([
    [{}, []],
    [{ apiVersion: 'apps/v1' }, []],
    [{ apiVersion: 'a/b/c' }, ['apiVersion']],
    [{ apiVersion: 'a/' }, ['apiVersion']],
    [{ kind: '', name: null, uid: '' }, ['kind', 'name', 'uid']],
    [{ kind: 'Event' }, ['']],
  ])('of %j finds %j', (part, paths) => {
    expect(meta({ name: 'x', ownerReferences: [{ ...owner, ...part }] })).toEqual(
      paths.map((path) => `ownerReferences.0.${path}`.replace(/\.$/, '')),
    );
  });

  it('have one controller; one that is there twice counts once', () => {
    const controller = { ...owner, controller: true };
    expect(meta({ name: 'x', ownerReferences: [controller, controller] })).toEqual([]);
    expect(
      meta({ name: 'x', ownerReferences: [controller, { ...controller, uid: 'c' }] }),
    ).toHaveLength(1);
  });
});
