import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objectId, type KubernetesObject } from '../../kubernetes/object.ts';
import { fileNames, PATCH_SUFFIX } from './file-name.ts';

function object(
  kind: string,
  name: string,
  apiVersion = 'v1',
  namespace?: string,
): KubernetesObject {
  const metadata = namespace === undefined ? { name } : { name, namespace };
  return { apiVersion, kind, metadata };
}

function nameOf(subject: KubernetesObject, ...others: KubernetesObject[]): string | undefined {
  return fileNames([...others, subject]).get(objectId(subject));
}

describe('fileNames', () => {
  test('names a file after the name and kind of its object', () => {
    expect(nameOf(object('PersistentVolumeClaim', 'mysql'))).toBe('mysql-persistent-volume-claim');
    expect(nameOf(object('ConfigMap', 'kube-root-ca.crt'))).toBe('kube-root-ca.crt-config-map');
    expect(nameOf(object('Deployment', 'con', 'apps/v1'))).toBe('con-deployment');
  });

  test.each([
    ['a colon', 'system:node', /^system-node-[0-9a-f]{8}-cluster-role$/],
    ['capitals', 'Admin', /^admin-[0-9a-f]{8}-cluster-role$/],
    ['a leading dot', '.hidden', /^hidden-[0-9a-f]{8}-cluster-role$/],
    ['a Windows device', 'con.example', /^con-example-[0-9a-f]{8}-cluster-role$/],
    ['a path', '../../etc/passwd', /^etc-passwd-[0-9a-f]{8}-cluster-role$/],
    ['other alphabets', 'größe', /^gr-e-[0-9a-f]{8}-cluster-role$/],
    ['nothing that is safe', ':', /^[0-9a-f]{8}-cluster-role$/],
    ['nothing', '', /^[0-9a-f]{8}-cluster-role$/],
  ])('makes a name with %s safe by a hash of its own', (_, name, expected) => {
    const role = object('ClusterRole', name, 'rbac.authorization.k8s.io/v1');
    const neighbour = object('ClusterRole', 'other', 'rbac.authorization.k8s.io/v1');

    expect(nameOf(role)).toMatch(expected);
    expect(nameOf(role, neighbour)).toBe(nameOf(role));
  });

  test('tells names apart that differ only in case', () => {
    const names = fileNames(['ops', 'Ops', 'OPS'].map((name) => object('Role', name, 'rbac/v1')));
    const folded = new Set([...names.values()].map((name) => name.toLowerCase()));

    expect(folded.size).toBe(3);
    expect(names.get('Role.rbac//ops')).toBe('ops-role');
  });

  test('keeps every name within 255 bytes, suffix included', () => {
    const name = nameOf(object('PersistentVolumeClaim', 'x'.repeat(253))) ?? '';

    expect(name.length + PATCH_SUFFIX.length).toBe(255);
    expect(name).toMatch(/^x+-[0-9a-f]{8}-persistent-volume-claim$/);
  });

  test('keeps the name of a Kubernetes object when a custom resource of the same name joins', () => {
    const core = object('Service', 'web');
    const knative = object('Service', 'web', 'serving.knative.dev/v1');

    expect(nameOf(core, knative)).toBe('web-service');
    expect(nameOf(knative)).toBe('web-service');
    expect(nameOf(knative, core)).toMatch(/^web-[0-9a-f]{8}-service$/);
  });

  test('tells objects of different namespaces apart and keeps the name of the first', () => {
    const one = object('ConfigMap', 'settings', 'v1', 'alpha');
    const two = object('ConfigMap', 'settings', 'v1', 'beta');

    expect(nameOf(one, two)).toBe('settings-config-map');
    expect(nameOf(two, one)).toMatch(/^settings-[0-9a-f]{8}-config-map$/);
  });

  test('tells objects apart whose names and kinds join to the same text', () => {
    const names = fileNames([
      object('ServiceAccount', 'a'),
      object('Account', 'a-service', 'x.io/v1'),
    ]);

    expect(names.get('ServiceAccount//a')).toBe('a-service-account');
    expect(names.get('Account.x.io//a-service')).toMatch(/^a-service-[0-9a-f]{8}-account$/);
  });

  test('gives distinct, safe names that do not depend on the order', () => {
    const anyObject = fc
      .record({
        kind: fc.oneof(fc.constantFrom('Role', 'APIService', 'ApiService', 'role'), fc.string()),
        name: fc.oneof(fc.constantFrom('a', 'A', 'a-role', 'con', '..'), fc.string()),
        apiVersion: fc.constantFrom('v1', 'apps/v1', 'example.org/v1'),
        namespace: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      })
      .map(({ kind, name, apiVersion, namespace }) => object(kind, name, apiVersion, namespace));
    const anyObjects = fc.uniqueArray(anyObject, { selector: objectId, maxLength: 20 });

    fc.assert(
      fc.property(anyObjects, (objects) => {
        const names = fileNames(objects);
        const values = [...names.values()];
        expect(values).toHaveLength(objects.length);
        expect(new Set(values).size).toBe(objects.length);
        for (const name of values) expect(name).toMatch(/^[a-z0-9][a-z0-9.-]{0,243}$/);
        expect(fileNames(objects.toReversed())).toEqual(names);
      }),
    );
  });
});
