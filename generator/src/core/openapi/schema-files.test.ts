import { expect, test } from 'vitest';
import type { JsonObject } from '../kubernetes/object.ts';
import { isEstablished, minorVersion, schemaFiles } from './schema-files.ts';

const schema = {
  description: 'prose',
  type: 'object',
  properties: {
    description: { type: 'string', description: 'prose', example: 'x' },
    spec: {
      type: 'object',
      default: { title: 'stays' },
      'x-kubernetes-preserve-unknown-fields': true,
    },
  },
};

const definition: JsonObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'foos.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Foo', plural: 'foos' },
    versions: [
      {
        name: 'v1',
        served: true,
        schema: { openAPIV3Schema: schema },
        subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas' } },
      },
      { name: 'v1alpha1', served: false, schema: { openAPIV3Schema: schema } },
    ],
  },
};

test('an index, and a file for each custom resource without its prose', () => {
  const files = schemaFiles({ version: 'v1.35.8', documents: [], definitions: [definition] });
  expect(files.map(({ path }) => path)).toEqual(['index.json', 'custom/foos.example.com.json']);
  expect(files.map(({ content }) => JSON.parse(content) as unknown)).toEqual([
    { server: 'v1.35.8', kinds: {}, custom: { 'example.com': { Foo: 'foos.example.com' } } },
    {
      group: 'example.com',
      kind: 'Foo',
      plural: 'foos',
      scope: 'Namespaced',
      versions: {
        v1: {
          schema: {
            type: 'object',
            properties: {
              description: { type: 'string' },
              spec: {
                type: 'object',
                default: { title: 'stays' },
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
          hasStatus: true,
          replicas: '.spec.replicas',
        },
      },
    },
  ]);
});

test('what is no definition is left out', () => {
  const files = schemaFiles({
    version: 'v1.35.8',
    documents: [],
    definitions: [{}, { spec: null }],
  });
  expect(files.map(({ path }) => path)).toEqual(['index.json']);
});

test('a name that leads out of the folder is refused', () => {
  const evil = structuredClone(definition);
  Object.assign(evil, {
    spec: { ...(evil['spec'] as JsonObject), names: { kind: 'Foo', plural: '../../foo' } },
  });
  expect(() => schemaFiles({ version: '', documents: [], definitions: [evil] })).toThrow(TypeError);
});

test.each([
  ['v1.35.8', '1.35'],
  ['v1.33.1+k3s1', '1.33'],
  ['1.36.0-rc.1', '1.36'],
  ['', undefined],
  ['devel', undefined],
])('the minor version of %j is %j', (version, expected) => {
  expect(minorVersion(version)).toBe(expected);
});

test.each([
  [[{ type: 'Established', status: 'True' }], true],
  [[{ type: 'Established', status: 'False' }], false],
  [[], false],
  [null, false],
])('a definition with the conditions %j is established: %j', (conditions, expected) => {
  expect(isEstablished({ status: { conditions } })).toBe(expected);
});
