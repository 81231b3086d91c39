import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { isNamespace, misfits, withoutNamespace } from './namespace.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';

function object(
  [apiVersion, kind]: [string, string],
  namespace: string | undefined,
  body: JsonObject = {},
  name = 'web',
): KubernetesObject {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return { apiVersion, kind, metadata, ...body };
}

const account = object(['v1', 'ServiceAccount'], 'one');
const service = object(['v1', 'Service'], 'one');

function binding(...subjects: Json[]): KubernetesObject {
  return object([RBAC, 'ClusterRoleBinding'], undefined, { subjects });
}

function webhook(target: JsonObject): KubernetesObject {
  const kind: [string, string] = [
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
  ];
  return object(kind, undefined, { webhooks: [{ clientConfig: { service: target } }] });
}

function apiService(spec: JsonObject): KubernetesObject {
  return object(['apiregistration.k8s.io/v1', 'APIService'], undefined, { spec });
}

function converted(target: JsonObject): KubernetesObject {
  const conversion = { webhook: { clientConfig: { service: target } } };
  const kind: [string, string] = ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'];
  return object(kind, undefined, { spec: { conversion } });
}

function outside(...objects: KubernetesObject[]): KubernetesObject[] {
  return [...misfits(objects, 'one')];
}

describe('misfits', () => {
  it('are none where all objects name the namespace as they should', () => {
    const objects = [
      account,
      service,
      object(['v1', 'Namespace'], undefined, {}, 'one'),
      object([RBAC, 'ClusterRole'], undefined),
      binding(
        { kind: 'ServiceAccount', name: 'web', namespace: 'one' },
        { kind: 'User', name: 'a' },
      ),
      webhook({ name: 'web', namespace: 'one' }),
      apiService({ service: { name: 'web', namespace: 'one' } }),
      converted({ name: 'web', namespace: 'one' }),
      converted({ name: 'web' }),
    ];
    expect(outside(...objects)).toEqual([]);
    expect(outside()).toEqual([]);
  });

  it.each([
    ['an object of another namespace', object(['v1', 'Pod'], 'two')],
    ['one of none', object(['v1', 'Pod'], undefined)],
    ['another Namespace', object(['v1', 'Namespace'], undefined)],
    ['a cluster-scoped kind of no built-in group', object(['x.org/v1', 'Zone'], undefined)],
    ['one that is too new', object(['networking.k8s.io/v1', 'ServiceCIDR'], undefined)],
    ['an old kind in a new version', object(['policy/v1', 'PodSecurityPolicy'], undefined)],
    ['one in an early version', object(['storage.k8s.io/v1alpha1', 'CSIDriver'], undefined)],
    ['a cluster-scoped object with a namespace', object([RBAC, 'ClusterRole'], 'one')],
    ['a subject "default" of another namespace', binding({ name: 'default', namespace: 'two' })],
    ['a subject "default" of none', binding({ kind: 'User', name: 'default' })],
    ['a subject that is none', binding('web')],
    ['subjects that are no list', { ...binding(), subjects: 'web' }],
    ['an APIService of another namespace', apiService({ service: { namespace: 'two' } })],
    ['an APIService of the server itself', apiService({ group: 'a' })],
    ['an APIService without a map', apiService({ service: 'web' })],
    ['a CRD of another namespace', converted({ name: 'web', namespace: 'two' })],
    ['a name that Kustomize cannot remember', object(['v1', 'Secret'], 'one', {}, 'a,b')],
  ])('have %s', (_, misfit) => {
    expect(outside(misfit, service)).toEqual([misfit]);
  });

  it.each<JsonObject>([
    { kind: 'ServiceAccount', name: 'web' },
    { kind: 'Group', name: 'web' },
    { kind: 'ServiceAccount', name: 'web', namespace: 'default' },
  ])('have an account that a subject names with no such namespace: %o', (subject) => {
    expect(outside(account, binding(subject))).toEqual([account]);
    expect(outside(binding(subject))).toEqual([]);
  });

  it('have a Service that a webhook names so', () => {
    expect(outside(service, webhook({ name: 'web' }))).toEqual([service]);
    expect(outside(service, webhook({ name: 'web', namespace: 'two' }))).toEqual([]);
  });

  it('have what only an object outside names so', () => {
    const far = object([RBAC, 'RoleBinding'], 'two', {
      subjects: [
        { kind: 'ServiceAccount', name: 'web', namespace: 'default' },
        { kind: 'ServiceAccount', name: 'other', namespace: 'one' },
      ],
    });
    expect(outside(account, far)).toEqual([far, account]);
  });
});

describe('withoutNamespace', () => {
  const without = (...objects: KubernetesObject[]): KubernetesObject[] =>
    withoutNamespace(objects, 'one', 'app');

  it('takes the namespace off what gets it again', () => {
    const role = object([RBAC, 'ClusterRole'], undefined);
    expect(without(account, role)).toEqual([object(['v1', 'ServiceAccount'], undefined), role]);
    expect(without()).toEqual([]);
  });

  it('takes it off subjects that Kustomize finds in the build, and off "default"', () => {
    const of = (name: string): JsonObject => ({ kind: 'ServiceAccount', name });
    const named = ['web', 'default', 'far'].map((name) => ({ ...of(name), namespace: 'one' }));
    const [, bound] = without(account, binding(...named));
    expect(bound).toEqual(binding(of('web'), of('default'), { ...of('far'), namespace: 'one' }));
  });

  it('takes it off webhooks of a Service of the build', () => {
    const hook = webhook({ name: 'web', namespace: 'one' });
    expect(without(service, hook)[1]).toEqual(webhook({ name: 'web' }));
    expect(without(hook)).toEqual([hook]);
  });

  it('puts the placeholder where Kustomize replaces a name', () => {
    expect(
      without(
        object(['v1', 'Namespace'], undefined, {}, 'one'),
        apiService({ service: { name: 'a', namespace: 'one' } }),
        converted({ name: 'a', namespace: 'one' }),
      ),
    ).toEqual([
      object(['v1', 'Namespace'], undefined, {}, 'app'),
      apiService({ service: { name: 'a', namespace: 'app' } }),
      converted({ name: 'a', namespace: 'app' }),
    ]);
  });

  it('creates nothing', () => {
    expect(without(apiService({ group: 'a' }), converted({ name: 'a' }))).toEqual([
      apiService({ group: 'a' }),
      converted({ name: 'a' }),
    ]);
  });
});

describe('isNamespace', () => {
  it('is true of those of Kubernetes alone', () => {
    expect(isNamespace(object(['v1', 'Namespace'], undefined))).toBe(true);
    expect(isNamespace(object(['x.org/v1', 'Namespace'], undefined))).toBe(false);
  });
});
