import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { applyNames, bareName, withoutNames } from './affixes.ts';

const RBAC = 'rbac.authorization.k8s.io';
const dev = { prefix: 'dev-', suffix: '' };

function object(
  apiVersion: string,
  kind: string,
  name: string,
  body: JsonObject = {},
  namespace?: string,
): KubernetesObject {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return { apiVersion, kind, metadata, ...body };
}

const pod = (name: string, configMap: string, namespace?: string) =>
  object(
    'v1',
    'Pod',
    name,
    { spec: { containers: [{ envFrom: [{ configMapRef: { name: configMap } }] }] } },
    namespace,
  );
const configMap = (name: string, namespace?: string) =>
  object('v1', 'ConfigMap', name, {}, namespace);
const binding = (name: string, subject: JsonObject, role = 'view') =>
  object(`${RBAC}/v1`, 'ClusterRoleBinding', name, {
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [subject],
  });

describe('namePrefix and nameSuffix', () => {
  it('rename objects and what refers to them, and are undone', () => {
    const before = [configMap('a'), pod('web', 'a')];
    const after = [configMap('dev-a-1'), pod('dev-web-1', 'dev-a-1')];
    const both = { prefix: 'dev-', suffix: '-1' };
    expect(applyNames(before, both)).toEqual(after);
    expect(withoutNames(after, both)).toEqual(before);
  });

  it('do nothing where both are empty', () => {
    const objects = [configMap('a'), pod('web', 'a')];
    expect(applyNames(objects, { prefix: '', suffix: '' })).toEqual(objects);
    expect(withoutNames(objects, { prefix: '', suffix: '' })).toEqual(objects);
    expect(withoutNames([], dev)).toEqual([]);
  });

  it('skip Namespaces, CustomResourceDefinitions and APIServices', () => {
    const skipped = [
      object('v1', 'Namespace', 'a'),
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a'),
      object('apiregistration.k8s.io/v1', 'APIService', 'a'),
    ];
    expect(applyNames(skipped, dev)).toEqual(skipped);
    expect(withoutNames(skipped, dev)).toEqual(skipped);
    const custom = object('example.org/v1', 'APIService', 'a');
    expect(applyNames([custom], dev)?.[0]?.metadata.name).toBe('dev-a');
  });

  it('leave a reference alone that means nothing in the build', () => {
    const after = [configMap('dev-a'), pod('dev-web', 'shared')];
    expect(withoutNames(after, dev)).toEqual([configMap('a'), pod('web', 'shared')]);
  });

  it('are not possible where a name lacks them, or nothing else is left', () => {
    expect(withoutNames([configMap('dev-a'), pod('web', 'a')], dev)).toBeUndefined();
    expect(withoutNames([configMap('dev-')], dev)).toBeUndefined();
    expect(bareName('aba', { prefix: 'ab', suffix: 'ba' })).toBeUndefined();
  });

  it('are not possible where a reference would be captured', () => {
    expect(withoutNames([configMap('dev-a'), pod('dev-web', 'a')], dev)).toBeUndefined();
  });

  it('keep references to other namespaces apart', () => {
    const after = [configMap('dev-a', 'one'), pod('dev-web', 'a', 'two')];
    expect(withoutNames(after, dev)).toEqual([configMap('a', 'one'), pod('web', 'a', 'two')]);
  });

  it('keep a subject that only has the name of an account, and give one that means it a namespace', () => {
    const account = object('v1', 'ServiceAccount', 'dev-a', {}, 'one');
    const group = binding('dev-b', { kind: 'Group', name: 'dev-a' });
    expect(withoutNames([account, group], dev)?.[1]).toEqual(
      binding('b', { kind: 'Group', name: 'dev-a' }),
    );
    const before = [
      object('v1', 'ServiceAccount', 'a', {}, 'one'),
      binding('b', { kind: 'ServiceAccount', name: 'a' }),
    ];
    expect(applyNames(before, dev)?.[1]).toEqual(
      binding('dev-b', { kind: 'ServiceAccount', name: 'dev-a', namespace: 'one' }),
    );
  });

  it('are not possible where a subject in `default` could be taken for an account that was moved', () => {
    const account = object('v1', 'ServiceAccount', 'dev-a', {}, 'one');
    const subject = { kind: 'ServiceAccount', name: 'a', namespace: 'default' };
    expect(withoutNames([account, binding('dev-b', subject)], dev)).toBeUndefined();
  });

  it('follow a role by the kind that the binding names', () => {
    const roles = ['Role', 'ClusterRole'].map((kind) => object(`${RBAC}/v1`, kind, 'a'));
    const [cluster] =
      applyNames([binding('b', { name: 'x' }, 'a'), ...roles.slice(0, 1)], dev) ?? [];
    expect(cluster).toHaveProperty('roleRef.name', 'a');
    const [both] = applyNames([binding('b', { name: 'x' }, 'a'), ...roles], dev) ?? [];
    expect(both).toHaveProperty('roleRef.name', 'dev-a');
  });

  it('have no result where a reference means two objects', () => {
    const services = ['one', 'two'].map((space) => object('v1', 'Service', 'a', {}, space));
    const webhook = object(
      'admissionregistration.k8s.io/v1',
      'ValidatingWebhookConfiguration',
      'w',
      {
        webhooks: [{ clientConfig: { service: { name: 'a' } } }],
      },
    );
    expect(applyNames([...services, webhook], dev)).toBeUndefined();
  });

  it('have no result where a field has another type', () => {
    expect(applyNames([object('v1', 'Pod', 'a', { spec: 'text' })], dev)).toBeUndefined();
    expect(withoutNames([object('v1', 'Pod', 'dev-a', { spec: 'text' })], dev)).toBeUndefined();
    const subjects = object(`${RBAC}/v1`, 'RoleBinding', 'a', { subjects: ['text'] });
    expect(applyNames([subjects], dev)).toBeUndefined();
  });

  it('change the Secret of an Ingress twice where the first change gives the name of another', () => {
    const secrets = ['a', 'dev-a'].map((name) => object('v1', 'Secret', name));
    const ingress = object('networking.k8s.io/v1', 'Ingress', 'i', {
      spec: { tls: [{ secretName: 'a' }] },
    });
    expect(applyNames([...secrets, ingress], dev)?.[2]).toHaveProperty(
      'spec.tls.0.secretName',
      'dev-dev-a',
    );
  });
});
