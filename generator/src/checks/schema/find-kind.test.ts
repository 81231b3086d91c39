import { expect, test } from 'vitest';
import type { StoredCustomKind } from '../../core/openapi/stored.ts';
import { customKinds } from './custom-kinds.ts';
import { findKind } from './find-kind.ts';
import { sourceOf } from './test-source.ts';

const foo: StoredCustomKind = {
  group: 'example.com',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  versions: { v1: {} },
};

const source = sourceOf({
  index: {
    kinds: {
      v1: { Pod: 'core.Pod' },
      'apps/v1': { Deployment: 'apps.Deployment' },
      'metrics.k8s.io/v1': { NodeMetrics: 'metrics.NodeMetrics' },
    },
    custom: { 'example.com': { Foo: 'foos.example.com' } },
  },
  custom: { 'foos.example.com': foo },
});
const find = (apiVersion: unknown, kind: unknown): unknown =>
  findKind({ apiVersion, kind } as never, source, customKinds(source, []));

test('a kind of the server itself', () => {
  expect(find('v1', 'Pod')).toEqual({ type: 'core.Pod' });
  expect(find('apps/v1', 'Deployment')).toEqual({ type: 'apps.Deployment' });
});

test('a custom resource', () => {
  expect(find('example.com/v1', 'Foo')).toEqual({ custom: foo, version: 'v1' });
});

test.each([
  ['example.com/v1', 'Bar'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['constructor.example.com/v1', 'constructor'],
])('%s %s may be a custom resource', (apiVersion, kind) => {
  expect(find(apiVersion, kind)).toEqual({ unknown: true });
});

test.each<[unknown, unknown, string, string, string | undefined]>([
  ['apps/v1', 'deployment', 'kind', 'no kind "deployment"', 'Did you mean Deployment?'],
  ['apps/v1', 'Pod', 'apiVersion', 'no kind "Pod"', 'Pod is served in v1.'],
  ['apps/v1beta1', 'Deployment', 'apiVersion', 'no kind', 'Deployment is served in apps/v1.'],
  ['extensions/v1beta1', 'Ingress', 'apiVersion', 'no kind', undefined],
  ['networking.k8s.io/v1beta1', 'Ingress', 'apiVersion', 'no kind', undefined],
  ['metrics.k8s.io/v1', 'Nothing', 'kind', 'no kind', undefined],
  ['v2', 'Nothing', 'apiVersion', 'no kind', undefined],
  ['v1', '__proto__', 'kind', 'no kind', undefined],
  [
    'example.com/v2',
    'Foo',
    'apiVersion',
    'no Foo in example.com/v2',
    'It is served in example.com/v1.',
  ],
  ['a/b/c', 'Foo', 'apiVersion', 'no GROUP/VERSION', undefined],
  ['/v1', 'Foo', 'apiVersion', 'no GROUP/VERSION', undefined],
  [undefined, 'Pod', 'apiVersion', 'apiVersion is not set', undefined],
  [1, 'Pod', 'apiVersion', 'apiVersion is not set', undefined],
  ['v1', '', 'kind', 'kind is not set', undefined],
  ['v1', ['Pod'], 'kind', 'kind is not set', undefined],
])('%j %j is an error', (apiVersion, kind, key, message, remediation) => {
  expect(find(apiVersion, kind)).toEqual({
    finding: {
      id: expect.any(String),
      severity: 'error',
      path: [key],
      message: expect.stringContaining(message),
      ...(remediation === undefined ? {} : { remediation }),
    },
  });
});

test('definitions among the objects go before those of the server', () => {
  const shipped = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: {
      group: 'example.com',
      names: { kind: 'Foo', plural: 'foos' },
      versions: [{ name: 'v2', served: true }],
    },
  };
  const broken = { ...shipped, spec: { group: 5 } };
  const custom = customKinds(source, [shipped, broken, null, []]);
  expect(custom.find('example.com', 'Foo')?.versions).toEqual({ v2: {} });
});
