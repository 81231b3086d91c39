import { expect, test } from 'vitest';
import { readOpenApi, type OpenApiDocument } from './read-openapi.ts';

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const HOME = 'io.k8s.api.core.v1';

function post(group: string, kind: string, type: string, action = 'post') {
  return {
    post: {
      'x-kubernetes-action': action,
      'x-kubernetes-group-version-kind': { group, version: 'v1', kind },
      requestBody: { content: { '*/*': { schema: ref(type) } } },
    },
  };
}

const core: OpenApiDocument = {
  paths: {
    '/api/v1/namespaces/{namespace}/pods': post('', 'Pod', `${HOME}.Pod`),
    '/api/v1/namespaces/{namespace}/pods/{name}/eviction': post('', 'Eviction', `${HOME}.Eviction`),
    '/api/v1/nodes': post('', 'Node', `${HOME}.Node`, 'list'),
    '/apis/example.com/v1/foos': post('example.com', 'Foo', 'com.example.v1.Foo'),
  },
  components: {
    schemas: {
      [`${HOME}.Pod`]: {
        type: 'object',
        required: ['spec'],
        properties: {
          spec: { allOf: [ref(`${HOME}.PodSpec`)] },
          when: ref('io.k8s.apimachinery.pkg.apis.meta.v1.Time'),
          policy: { type: 'string', enum: ['Always', 'Never'] },
          modes: { type: 'array', items: { type: 'string', enum: ['A', 'B'] } },
        },
      },
      [`${HOME}.PodSpec`]: {
        type: 'object',
        properties: {
          containers: { type: 'array', items: { allOf: [ref(`${HOME}.Container`)] } },
          limits: { type: 'object', additionalProperties: ref('io.k8s.Quantity') },
          more: {
            type: 'object',
            additionalProperties: { type: 'array', items: { type: 'string' } },
          },
          count: { type: 'integer', format: 'int32' },
          size: { type: 'integer', format: 'int64' },
          share: { type: 'number', format: 'double' },
          data: { type: 'string', format: 'byte' },
          on: { type: 'boolean' },
          whatever: {},
        },
      },
      [`${HOME}.Container`]: { type: 'object', properties: { inner: ref(`${HOME}.Container`) } },
      [`${HOME}.Unused`]: { type: 'object' },
      'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'date-time' },
    },
  },
};

test('kinds that can be created, and exactly the types that they need', () => {
  expect(readOpenApi([core], (group) => group === 'example.com')).toEqual({
    kinds: { v1: { Pod: `${HOME}.Pod` } },
    packages: {
      [HOME]: {
        Container: { fields: { inner: 'Container' } },
        Pod: {
          fields: {
            spec: 'PodSpec',
            when: 'io.k8s.apimachinery.pkg.apis.meta.v1.Time',
            policy: 'string',
            modes: '[]string',
          },
          required: ['spec'],
          enums: { policy: ['Always', 'Never'], modes: ['A', 'B'] },
        },
        PodSpec: {
          fields: {
            containers: '[]Container',
            limits: 'map[]io.k8s.Quantity',
            more: 'map[][]string',
            count: 'int32',
            size: 'int64',
            share: 'double',
            data: 'bytes',
            on: 'boolean',
            whatever: 'any',
          },
        },
      },
      'io.k8s.apimachinery.pkg.apis.meta.v1': { Time: { fields: {} } },
    },
  });
});

test('a server without documents serves nothing', () => {
  expect(readOpenApi([{}], () => false)).toEqual({ kinds: {}, packages: {} });
});
