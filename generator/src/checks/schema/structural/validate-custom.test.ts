import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/kubernetes/object.ts';
import type { StoredCustomVersion } from '../../../core/openapi/stored.ts';
import { typeDecoders } from '../decode/types.ts';
import { sourceOf } from '../test-source.ts';
import { validateCustom } from './validate-custom.ts';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const text = { type: 'string' };
const integer = { type: 'integer' };

const metadata = typeDecoders(
  sourceOf({
    types: { [META]: { ObjectMeta: { fields: { name: 'string', labels: 'map[]string' } } } },
  }),
)(`${META}.ObjectMeta`);

const schema: JsonObject = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      properties: {
        replicas: integer,
        set: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
        ports: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['port', 'protocol'],
          items: {
            type: 'object',
            properties: { port: integer, protocol: { ...text, default: 'TCP' } },
          },
        },
        template: {
          type: 'object',
          'x-kubernetes-embedded-resource': true,
          'x-kubernetes-preserve-unknown-fields': true,
        },
        range: {
          type: 'object',
          properties: {
            least: integer,
            most: integer,
            'a-b': integer,
            list: { type: 'array', items: text },
          },
          'x-kubernetes-validations': [
            { rule: '!has(self.least) || self.least <= self.most', message: 'least is above most' },
            { rule: '!has(self.a__dash__b) || self.a__dash__b % 2 == 0' },
            { rule: '!has(self.list) || self.list.all(x, x.startsWith("a"))' },
            { rule: 'self.most == oldSelf.most', message: 'never said of what is created' },
          ],
        },
        beyond: {
          type: 'object',
          properties: { url: text },
          'x-kubernetes-validations': [{ rule: 'isURL(self.url)' }],
        },
      },
    },
    status: { type: 'object', required: ['ready'], properties: { ready: { type: 'boolean' } } },
  },
};

const stored: StoredCustomVersion = { schema, hasStatus: true, replicas: '.spec.replicas' };

function validate(object: JsonObject, version: StoredCustomVersion = stored): string[] {
  const custom = {
    group: 'a.b',
    kind: 'A',
    plural: 'as',
    scope: 'Namespaced',
    versions: { v1: version },
  };
  const full = { apiVersion: 'a.b/v1', kind: 'A', metadata: { name: 'a' }, ...object };
  return validateCustom(full, { custom, version: 'v1' }, metadata).map(
    ({ severity, id, path, message }) => `${severity} ${id} ${path.join('.')}: ${message}`,
  );
}

const ofSpec = (spec: JsonObject): string[] => validate({ spec });

test('what fits is fine', () => {
  const range = { least: 1, most: 2, 'a-b': 4, list: ['ab'] };
  expect(
    ofSpec({ replicas: 0, set: ['a', 'b'], ports: [{ port: 1 }, { port: 2 }], range }),
  ).toEqual([]);
});

test('metadata is that of every object', () => {
  expect(validate({ spec: {}, metadata: { name: 1, namse: 'a', labels: null } })).toEqual([
    'error type metadata.name: must be a string, found an integer',
    'error unknown-field metadata.namse: unknown field "namse"',
  ]);
});

test('a status that the server drops may be anything but unknown', () => {
  expect(validate({ spec: {}, status: {} })).toEqual([]);
  expect(validate({ spec: {}, status: { x: 1 } })).toEqual([
    'error unknown-field status.x: unknown field "x"',
  ]);
  expect(validate({ spec: {}, status: {} }, { schema })).toEqual([
    'error required status.ready: Required value',
  ]);
});

test('a version without a schema takes everything', () => {
  expect(validate({ anything: 1 }, {})).toEqual([]);
});

describe('lists with a type', () => {
  test('elements of a set differ', () => {
    expect(ofSpec({ set: ['a', 'b', 'a', 'a'] })).toEqual([
      'error duplicate spec.set.2: Duplicate value',
      'error duplicate spec.set.3: Duplicate value',
    ]);
  });

  test('keys differ, after defaults', () => {
    expect(
      ofSpec({ ports: [{ port: 1 }, { port: 1, protocol: 'UDP' }, { port: 1, protocol: 'TCP' }] }),
    ).toEqual([
      'error duplicate spec.ports.2: Duplicate value: another element has the same port, protocol',
    ]);
  });

  test('a list with keys holds maps', () => {
    expect(ofSpec({ ports: ['a'] })).toEqual([
      'error type spec.ports.0: must be a map, found a string',
      'error invalid spec.ports.0: must be a map: the list has keys',
    ]);
  });
});

test('an embedded resource has an apiVersion, a kind and the metadata of an object', () => {
  expect(
    ofSpec({ template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, more: 1 } }),
  ).toEqual([]);
  expect(ofSpec({ template: { kind: '1x', metadata: { labels: { 'a b': 'c' }, x: 1 } } })).toEqual([
    'error required spec.template.apiVersion: Required value',
    'error invalid spec.template.kind: must consist of letters and digits, and begin with a letter',
    'error unknown-field spec.template.metadata.x: unknown field "x"',
    expect.stringContaining('error invalid spec.template.metadata.labels.a b'),
  ]);
});

test.each([-1, 2 ** 31])('%d is no number of replicas', (replicas) => {
  expect(ofSpec({ replicas })).toEqual([expect.stringContaining('error invalid spec.replicas')]);
});

describe('rules in CEL', () => {
  test.each<[string, JsonObject, string]>([
    ['with a message', { least: 3, most: 2 }, 'least is above most'],
    ['without one', { 'a-b': 3 }, 'failed rule: !has(self.a__dash__b) || self.a__dash__b % 2 == 0'],
    [
      'about a list',
      { list: ['b'] },
      'failed rule: !has(self.list) || self.list.all(x, x.startsWith("a"))',
    ],
    [
      'that stumbles',
      { least: 3 },
      'no such key in the rule: !has(self.least) || self.least <= self.most',
    ],
  ])('%s', (_, range, message) => {
    expect(ofSpec({ range })).toEqual([`error invalid spec.range: ${message}`]);
  });

  test('one that cannot be evaluated is a warning', () => {
    expect(ofSpec({ beyond: { url: 'a' } })).toEqual([
      'warning rule-not-evaluated spec.beyond: cannot tell whether the rule holds: isURL(self.url)',
    ]);
  });

  test('none is asked where the schema does not hold', () => {
    expect(ofSpec({ range: { least: 3, most: 2 }, replicas: 'a' })).not.toContain(
      'error invalid spec.range: least is above most',
    );
  });
});
