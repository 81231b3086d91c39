import { describe, expect, test } from 'vitest';
import type { Json } from '../../../core/kubernetes/object.ts';
import { sourceOf } from '../test-source.ts';
import { DecodeTrail } from './decoder.ts';
import { typeDecoders } from './types.ts';

const META = 'io.k8s.apimachinery.pkg';
const EXTENSIONS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1';

const source = sourceOf({
  types: {
    home: {
      Thing: {
        fields: {
          text: 'string',
          flag: 'boolean',
          small: 'int32',
          large: 'int64',
          share: 'double',
          data: 'bytes',
          list: '[]string',
          map: 'map[]string',
          inner: 'Inner',
          inners: '[]Inner',
          amount: `${META}.api.resource.Quantity`,
          amounts: `map[]${META}.api.resource.Quantity`,
          port: `${META}.util.intstr.IntOrString`,
          time: `${META}.apis.meta.v1.Time`,
          micro: `${META}.apis.meta.v1.MicroTime`,
          raw: `${META}.runtime.RawExtension`,
          choice: 'string',
          choices: '[]string',
          status: 'Inner',
          schema: `${EXTENSIONS}.JSONSchemaProps`,
        },
        enums: { choice: ['A', 'B'], choices: ['A', 'B'] },
      },
      Inner: {
        fields: { name: 'string', thing: 'Thing', level: 'string' },
        required: ['name'],
        enums: { level: ['A'] },
      },
    },
    [EXTENSIONS]: {
      JSONSchemaProps: {
        fields: {
          type: 'string',
          items: `${EXTENSIONS}.JSONSchemaPropsOrArray`,
          additionalProperties: `${EXTENSIONS}.JSONSchemaPropsOrBool`,
          properties: 'map[]JSONSchemaProps',
          default: 'JSON',
        },
      },
    },
  },
});

const decoder = typeDecoders(source)('home.Thing');

function decode(value: Json): { value: Json; findings: string[] } {
  const trail = new DecodeTrail();
  const decoded = decoder.read(value, trail);
  const findings = trail.findings.map(
    ({ severity, id, path, message }) => `${severity} ${id} ${path.join('.')}: ${message}`,
  );
  return { value: decoded, findings };
}

test('values of the right types pass, and stay the same value', () => {
  const thing = {
    text: '',
    flag: false,
    small: 2_147_483_647,
    large: 9_223_372_036_854_775_807n,
    share: 1.5,
    data: 'YQ==\n',
    list: ['a'],
    map: { any: 'b' },
    inner: { name: 'x', thing: { text: 'y' } },
    amount: 1.5,
    amounts: { cpu: '500m' },
    port: 'http',
    time: '2024-02-29T1:00:00,5+01:00',
    micro: '2020-01-01T00:00:00.000000Z',
    raw: { a: [null] },
    choice: 'A',
    choices: ['B', ''],
  };
  const { value, findings } = decode(thing);
  expect(findings).toEqual([]);
  expect(value).toBe(thing);
});

test('null is nothing, and in lists and maps the empty value', () => {
  const { value, findings } = decode({
    text: null,
    inner: null,
    time: null,
    raw: null,
    list: [null, 'a'],
    map: { a: null },
    amounts: { cpu: null },
  });
  expect(findings).toEqual([]);
  expect(value).toEqual({ list: ['', 'a'], map: { a: '' }, amounts: { cpu: '0' } });
});

describe('wrong values', () => {
  test.each<[string, Json, string]>([
    ['text', 1, 'error type text: must be a string, found an integer'],
    ['text', [], 'error type text: must be a string, found a list'],
    ['flag', 'true', 'error type flag: must be a boolean, found a string'],
    ['small', 2_147_483_648, 'error type small: 2147483648 is no 32-bit integer'],
    ['small', 1.5, 'error type small: must be an integer, found a number'],
    ['small', '1', 'error type small: must be an integer, found a string'],
    [
      'large',
      9_223_372_036_854_775_808n,
      'error type large: 9223372036854775808 is no 64-bit integer',
    ],
    ['large', 1e30, 'error type large: 1e+30 is no 64-bit integer'],
    ['share', true, 'error type share: must be a number, found a boolean'],
    ['data', 'a', 'error invalid data: is no base64'],
    ['data', [1, 256], 'error type data: must be a number from 0 to 255, found an integer'],
    ['data', {}, 'error type data: must be a string in base64, found a map'],
    ['list', 'a', 'error type list: must be a list, found a string'],
    ['list', ['a', 1], 'error type list.1: must be a string, found an integer'],
    ['map', ['a'], 'error type map: must be a map, found a list'],
    ['map', { a: false }, 'error type map.a: must be a string, found a boolean'],
    ['inner', 'a', 'error type inner: must be a map, found a string'],
    ['inner', {}, 'error required inner.name: Required value'],
    ['inner', { name: null }, 'error required inner.name: Required value'],
    ['inners', [null], 'error required inners.0.name: Required value'],
    ['amount', '1e', 'error invalid amount: "1e" is no quantity'],
    ['amount', true, 'error type amount: must be a quantity such as 500m or 1Gi, found a boolean'],
    ['port', 1.5, 'error type port: must be an integer, found a number'],
    [
      'time',
      '2023-02-29T00:00:00Z',
      'error invalid time: "2023-02-29T00:00:00Z" is no time such as 2006-01-02T15:04:05Z',
    ],
    ['time', 5, 'error type time: must be a string, found an integer'],
    [
      'micro',
      '2020-01-01T00:00:00Z',
      'error invalid micro: "2020-01-01T00:00:00Z" is no time such as 2006-01-02T15:04:05.000000Z',
    ],
    ['choice', 'C', 'error unsupported choice: Unsupported value: "C": supported values: "A", "B"'],
    [
      'choices',
      ['A', 'C'],
      'error unsupported choices.1: Unsupported value: "C": supported values: "A", "B"',
    ],
    ['Text', 'a', 'error unknown-field Text: unknown field "Text"'],
    ['__proto__', 'a', 'error unknown-field __proto__: unknown field "__proto__"'],
  ])('%s, case %#', (field, value, expected) => {
    const thing = Object.fromEntries([[field, value]]) as Json;
    expect(decode(thing).findings).toEqual([expected]);
  });
});

test('a misspelt field and a number in place of a text come with advice', () => {
  const trail = new DecodeTrail();
  decoder.read({ txt: 'a', text: 1, flag: 'true' }, trail);
  expect(trail.findings.map(({ remediation }) => remediation)).toEqual([
    'Did you mean text?',
    'Put the value in quotes.',
    'Write the value without quotes.',
  ]);
});

test('in the status only types and names count', () => {
  expect(decode({ status: { level: 'C', thing: {} } }).findings).toEqual([]);
  expect(decode({ status: { name: 1 } }).findings).toHaveLength(1);
  expect(decode({ inner: { name: 'a', thing: { status: {} } } }).findings).toEqual([
    'error required inner.thing.status.name: Required value',
  ]);
});

test('inside of items and additionalProperties the server drops unknown fields in silence', () => {
  const schema = {
    items: { typ: 'a', items: [{ bogus: 1 }] },
    additionalProperties: { type: 1 },
    properties: { a: { items: 'text', bogus: 1 } },
    default: { any: [null] },
  };
  expect(decode({ schema })).toEqual({
    value: {
      schema: {
        ...schema,
        properties: { a: { items: {}, bogus: 1 } },
      },
    },
    findings: [
      'warning unknown-field schema.items.typ: the server drops the field "typ"',
      'warning unknown-field schema.items.items.0.bogus: the server drops the field "bogus"',
      'error type schema.additionalProperties.type: must be a string, found an integer',
      'error unknown-field schema.properties.a.bogus: unknown field "bogus"',
    ],
  });
  expect(decode({ schema: { additionalProperties: 'no' } }).findings).toEqual([
    'error type schema.additionalProperties: boolean or JSON schema expected',
  ]);
});

test('no message holds the value of a wrong type: it may be a secret', () => {
  const trail = new DecodeTrail();
  decoder.read({ data: 'hunter2!', list: { secret: 'hunter2!' }, map: 'hunter2!' }, trail);
  expect(JSON.stringify(trail.findings)).not.toContain('hunter2');
  expect(trail.findings).toHaveLength(3);
});
