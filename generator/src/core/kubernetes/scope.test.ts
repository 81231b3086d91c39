import { describe, expect, it } from 'vitest';
import { parseGroupKind } from './group-kind.ts';
import { isClusterScoped, scopeOf } from './scope.ts';

describe('scopeOf', () => {
  it.each([
    'Namespace',
    'PersistentVolume',
    'StorageClass.storage.k8s.io',
    'ClusterRole.rbac.authorization.k8s.io',
    'CustomResourceDefinition.apiextensions.k8s.io',
    'IngressClass.networking.k8s.io',
  ])('knows that %s is cluster-scoped', (kind) => {
    expect(scopeOf(parseGroupKind(kind))).toBe('cluster');
  });

  it.each(['PersistentVolumeClaim', 'Deployment.apps', 'Role.rbac.authorization.k8s.io'])(
    'knows that %s is namespaced',
    (kind) => {
      expect(scopeOf(parseGroupKind(kind))).toBe('namespace');
    },
  );

  it.each(['Gateway.gateway.networking.k8s.io', 'Namespace.example.org', '__proto__'])(
    'does not guess the scope of the custom kind %s',
    (kind) => {
      const custom = kind === '__proto__' ? { group: 'example.org', kind } : parseGroupKind(kind);
      expect(scopeOf(custom)).toBeUndefined();
    },
  );
});

describe('isClusterScoped', () => {
  const widget = { apiVersion: 'example.org/v1', kind: 'Widget' };

  it('takes a custom object without namespace for cluster-scoped', () => {
    expect(isClusterScoped({ ...widget, metadata: { name: 'a' } })).toBe(true);
    expect(isClusterScoped({ ...widget, metadata: { name: 'a', namespace: 'b' } })).toBe(false);
  });

  it('goes by the kind where Kubernetes knows it, whatever the object says', () => {
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };
    expect(isClusterScoped({ ...role, metadata: { name: 'a', namespace: 'b' } })).toBe(true);
    expect(isClusterScoped({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } })).toBe(false);
  });
});
