import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkClusterRoleBinding, checkRoleBinding } from './bindings.ts';
import { checkClusterRole, checkRole } from './policy-rules.ts';

const read = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const url = { nonResourceURLs: ['/metrics'], verbs: ['get'] };

describe('rules of roles', () => {
  it.each([
    ['nothing', undefined, []],
    ['a resource rule', [read], []],
    ['no verbs', [{ ...read, verbs: [] }], ['rules.0.verbs']],
    ['null for a list', [{ ...read, verbs: null }], ['rules.0.verbs']],
    ['no groups, no resources', [{ verbs: ['*'] }], ['rules.0.apiGroups', 'rules.0.resources']],
    ['a null rule', [null], ['rules.0.verbs', 'rules.0.apiGroups', 'rules.0.resources']],
    ['a URL and a resource', [{ ...url, ...read }], ['rules.0.nonResourceURLs']],
    ['a URL and a resource name', [{ ...url, resourceNames: ['x'] }], ['rules.0.nonResourceURLs']],
  ])('%s', (_title, rules, expected) => {
    expect(complainedPaths(checkClusterRole, rules === undefined ? {} : { rules })).toEqual(
      expected,
    );
  });

  it('takes URLs in a ClusterRole, not in a Role', () => {
    expect(complainedPaths(checkClusterRole, { rules: [url] })).toEqual([]);
    expect(complainedPaths(checkRole, { rules: [url] })).toEqual(['rules.0.nonResourceURLs']);
  });

  it('wants selectors in an aggregation rule', () => {
    const path = 'aggregationRule.clusterRoleSelectors';
    const select = (matchLabels: Record<string, string>) => ({
      aggregationRule: { clusterRoleSelectors: [{ matchLabels }] },
    });
    expect(complainedPaths(checkClusterRole, { aggregationRule: {} })).toEqual([path]);
    expect(complainedPaths(checkClusterRole, { aggregationRule: null })).toEqual([]);
    expect(complainedPaths(checkClusterRole, select({ a: 'b' }))).toEqual([]);
    expect(complainedPaths(checkClusterRole, select({ a: '-' }))).toEqual([
      `${path}.0.matchLabels.a`,
    ]);
  });
});

const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
const account = { kind: 'ServiceAccount', name: 'app', namespace: 'shop' };
const user = { kind: 'User', name: 'Ann O. Nymous' };

describe('bindings', () => {
  it.each([
    [
      'subjects of every kind',
      { roleRef, subjects: [account, user, { ...user, kind: 'Group' }] },
      [],
    ],
    ['no subjects', { roleRef }, []],
    ['no group of the role', { roleRef: { ...roleRef, apiGroup: '' } }, []],
    ['another group', { roleRef: { ...roleRef, apiGroup: 'apps' } }, ['roleRef.apiGroup']],
    ['no roleRef', {}, ['roleRef.kind', 'roleRef.name']],
    ['a path in the name', { roleRef: { ...roleRef, name: 'a/b' } }, ['roleRef.name']],
    ['a subject without kind', { roleRef, subjects: [{ name: 'x' }] }, ['subjects.0.kind']],
    ['a subject without name', { roleRef, subjects: [{ ...user, name: '' }] }, ['subjects.0.name']],
    [
      'a name that no ServiceAccount has',
      { roleRef, subjects: [{ ...account, name: 'App' }] },
      ['subjects.0.name'],
    ],
    [
      'a ServiceAccount with a group',
      { roleRef, subjects: [{ ...account, apiGroup: roleRef.apiGroup }] },
      ['subjects.0.apiGroup'],
    ],
    [
      'a user of another group',
      { roleRef, subjects: [{ ...user, apiGroup: 'apps' }] },
      ['subjects.0.apiGroup'],
    ],
  ])('%s', (_title, binding, expected) => {
    expect(complainedPaths(checkClusterRoleBinding, binding)).toEqual(expected);
  });

  it('binds a Role in a namespace only', () => {
    const binding = { roleRef: { ...roleRef, kind: 'Role' } };
    expect(complainedPaths(checkRoleBinding, binding)).toEqual([]);
    expect(complainedPaths(checkClusterRoleBinding, binding)).toEqual(['roleRef.kind']);
  });

  it('needs the namespace of a ServiceAccount in a ClusterRoleBinding only', () => {
    const binding = { roleRef, subjects: [{ kind: 'ServiceAccount', name: 'app' }] };
    expect(complainedPaths(checkRoleBinding, binding)).toEqual([]);
    expect(complainedPaths(checkClusterRoleBinding, binding)).toEqual(['subjects.0.namespace']);
  });
});
