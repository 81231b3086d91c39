import { describe, expect, it } from 'vitest';
import { formatGroupKind } from '../../kubernetes/group-kind.ts';
import { permissionsOfBuild } from './build-permissions.ts';
import { clusterResourceKey } from './permissions.ts';
import type { DeploymentSource } from '../sources.ts';
import { object, source } from '../test-fleet.ts';
import { WORKLOAD_KINDS } from './workload-kinds.ts';

describe('permissionsOfBuild', () => {
  it('permits the workload kinds and nothing cluster-scoped when the build is empty', () => {
    expect(permissionsOfBuild(source([]))).toEqual({
      namespaces: ['wordpress-dev'],
      clusterKinds: [],
      namespacedKinds: WORKLOAD_KINDS,
    });
  });

  it('permits the namespaces of the build, sorted', () => {
    const objects = [object('v1', 'Pod', 'a', 'monitoring'), object('v1', 'Pod', 'b', 'a-team')];
    expect(permissionsOfBuild(source(objects)).namespaces).toEqual([
      'a-team',
      'monitoring',
      'wordpress-dev',
    ]);
  });

  it('permits no namespace at all to an overlay of Namespaces', () => {
    const namespaces = source([object('v1', 'Namespace', 'team')], { namespace: undefined });
    expect(permissionsOfBuild(namespaces).namespaces).toEqual(['']);
  });

  it('permits cluster-scoped objects by their names, quoted', () => {
    const objects = [
      object('v1', 'Namespace', 'wordpress-dev'),
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'read-*'),
      object('v1', 'Namespace', 'another'),
    ];
    expect(permissionsOfBuild(source(objects)).clusterKinds).toEqual([
      { group: '', kind: 'Namespace', name: 'another' },
      { group: '', kind: 'Namespace', name: 'wordpress-dev' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'read-\\*' },
    ]);
  });

  it('adds a namespaced kind beyond the workload kinds only when the build holds it', () => {
    const objects = [
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a', 'wordpress-dev'),
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', 'wordpress-dev'),
      object('example.org/v1', 'Widget', 'c', 'wordpress-dev'),
    ];
    expect(beyondWorkload(source(objects))).toEqual([
      'Widget.example.org',
      'RoleBinding.rbac.authorization.k8s.io',
    ]);
  });

  it('adds what `permit` names, in the list of its scope', () => {
    const permit = ['ResourceQuota', 'PriorityClass.scheduling.k8s.io', 'Deployment.apps'];
    expect(beyondWorkload(source([], { permit }))).toEqual(['ResourceQuota']);
    expect(clusterKeys(source([], { permit }))).toEqual(['PriorityClass.scheduling.k8s.io/*']);
  });

  it('adds a permitted custom kind to both lists, as its scope cannot be told', () => {
    const permitted = source([], { permit: ['Widget.example.org'] });
    expect(beyondWorkload(permitted)).toEqual(['Widget.example.org']);
    expect(clusterKeys(permitted)).toEqual(['Widget.example.org/*']);
  });

  it('does not let `permit` be a wildcard', () => {
    expect(beyondWorkload(source([], { permit: ['*.*'] }))).toEqual(['\\*.\\*']);
  });

  it('names no single object of a kind that is permitted as a whole', () => {
    const permitted = source([object('v1', 'PersistentVolume', 'data')], {
      permit: ['PersistentVolume'],
    });
    expect(clusterKeys(permitted)).toEqual(['PersistentVolume/*']);
  });

  it('takes a custom object without namespace for cluster-scoped in a complete build', () => {
    const build = source([
      object('apps/v1', 'Deployment', 'a', 'wordpress-dev'),
      object('example.org/v1', 'Widget', 'b'),
    ]);
    expect(clusterKeys(build)).toEqual(['Widget.example.org/b']);
    expect(beyondWorkload(build)).toEqual([]);
  });

  it('permits it either way in a build that leaves the namespace to the Application', () => {
    const build = source([
      object('apps/v1', 'Deployment', 'a'),
      object('example.org/v1', 'Widget', 'b'),
    ]);
    expect(clusterKeys(build)).toEqual(['Widget.example.org/b']);
    expect(beyondWorkload(build)).toEqual(['Widget.example.org']);
  });

  function beyondWorkload(of: DeploymentSource): string[] {
    const workload = new Set(WORKLOAD_KINDS.map(formatGroupKind));
    const kinds = permissionsOfBuild(of).namespacedKinds.map(formatGroupKind);
    return kinds.filter((kind) => !workload.has(kind));
  }

  function clusterKeys(of: DeploymentSource): string[] {
    return permissionsOfBuild(of).clusterKinds.map(clusterResourceKey);
  }
});
