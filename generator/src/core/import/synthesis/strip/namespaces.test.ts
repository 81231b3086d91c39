import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { localKey, mainNamespace, outsideNamespace } from './namespaces.ts';

function object(kind: string, namespace?: string, name = 'web'): KubernetesObject {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return { apiVersion: 'v1', kind, metadata };
}

function binding(kind: string, ...subjects: JsonObject[]): KubernetesObject {
  const namespace = kind === 'RoleBinding' ? { namespace: 'one' } : {};
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return { apiVersion, kind, metadata: { name: 'web', ...namespace }, subjects };
}

describe('mainNamespace', () => {
  it.each<[string, KubernetesObject[], string | undefined]>([
    [
      'the one that most objects are in',
      [object('Pod', 'b'), object('Pod', 'a'), object('Job', 'b')],
      'b',
    ],
    ['the first by name of equally frequent ones', [object('Pod', 'b'), object('Pod', 'a')], 'a'],
    ['that of the Namespace object', [object('Namespace', undefined, 'a'), object('Pod')], 'a'],
    ['none where no object names one', [object('Pod')], undefined],
    ['none of nothing', [], undefined],
  ])('is %s', (_, objects, expected) => {
    expect(mainNamespace(objects)).toBe(expected);
    expect(mainNamespace(objects.toReversed())).toBe(expected);
  });
});

describe('localKey', () => {
  it('is the same in all environments for the same object', () => {
    expect(localKey(object('Pod', 'one'), 'one')).toBe(localKey(object('Pod', 'two'), 'two'));
    const names = ['one', 'two'].map((name) =>
      localKey(object('Namespace', undefined, name), name),
    );
    expect(new Set(names).size).toBe(1);
  });

  it('tells namespaces apart that are not the main one', () => {
    const keys = ['one', 'two', undefined].map((name) => localKey(object('Pod', name), 'three'));
    expect(new Set(keys).size).toBe(3);
  });
});

describe('outsideNamespace', () => {
  const account = object('ServiceAccount', 'one', 'robot');
  const robot = { name: 'robot' };

  it('has what names another namespace, or none', () => {
    const [other, none] = [object('Pod', 'two'), object('Pod')];
    expect(outsideNamespace([object('Pod', 'one'), other, none], 'one')).toEqual([other, none]);
    expect(outsideNamespace([other, none], undefined)).toEqual([other]);
  });

  it.each(['RoleBinding', 'ClusterRoleBinding'])('leaves a %s that names all inside', (kind) => {
    const named = binding(kind, { kind: 'ServiceAccount', namespace: 'one', ...robot });
    expect(outsideNamespace([account, named], 'one')).toEqual([]);
    const strangers = binding(
      kind,
      { kind: 'User', name: 'ada' },
      { kind: 'Group', ...robot, namespace: 'two' },
    );
    expect(outsideNamespace([account, strangers], 'one')).toEqual([]);
  });

  it.each([
    { kind: 'ServiceAccount', ...robot },
    { kind: 'User', ...robot },
    { kind: 'Group', ...robot },
    { kind: 'ServiceAccount', ...robot, namespace: 'default' },
  ])('has accounts whose namespace would be written into a binding: %o', (subject) => {
    const bound = binding('ClusterRoleBinding', subject);
    expect(outsideNamespace([account, bound], 'one')).toEqual([account]);
    expect(outsideNamespace([bound], 'one')).toEqual([]);
  });

  it('leaves a subject in default inside where that is the namespace', () => {
    const own = object('ServiceAccount', 'default', 'robot');
    const bound = binding('ClusterRoleBinding', {
      kind: 'ServiceAccount',
      ...robot,
      namespace: 'default',
    });
    expect(outsideNamespace([own, bound], 'default')).toEqual([]);
  });
});
