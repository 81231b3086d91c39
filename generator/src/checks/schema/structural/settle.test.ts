import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../core/kubernetes/object.ts';
import { Trail } from '../trail.ts';
import { SchemaNode } from './schema-node.ts';
import { settle, settleResource } from './settle.ts';

const text = { type: 'string' };

const schema = {
  type: 'object',
  properties: {
    name: text,
    empty: { type: 'string', nullable: true },
    port: { type: 'integer', default: 80 },
    nested: { type: 'object', default: {}, properties: { mode: { type: 'string', default: 'A' } } },
    map: { type: 'object', additionalProperties: { type: 'object', properties: { a: text } } },
    open: { type: 'object', additionalProperties: true },
    list: { type: 'array', items: { type: 'string', default: 'x' } },
    free: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: { strict: { type: 'object', properties: { a: text } } },
    },
    resource: {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      properties: { spec: text },
    },
  },
};

function settled(value: Json): { value: Json; unknown: string[] } {
  const trail = new Trail();
  const result = settle(value, new SchemaNode(schema), trail);
  return { value: result, unknown: trail.findings.map(({ path }) => path.join('.')) };
}

const DEFAULTS = { port: 80, nested: { mode: 'A' } };

test('defaults are filled in, deep ones too', () => {
  expect(settled({})).toEqual({ value: DEFAULTS, unknown: [] });
  expect(settled({ port: 1, nested: { mode: 'B' } }).value).toEqual({
    port: 1,
    nested: { mode: 'B' },
  });
});

test('a null that may not be is dropped, or becomes the default', () => {
  const value = {
    name: null,
    empty: null,
    port: null,
    nested: null,
    list: [null],
    map: { a: null },
  };
  expect(settled(value)).toEqual({
    value: { ...DEFAULTS, empty: null, list: ['x'], map: {} },
    unknown: [],
  });
});

test.each<[string, JsonObject, string[]]>([
  ['a misspelt field', { nme: 'a' }, ['nme']],
  ['a field deep in a map', { map: { k: { b: 1 } } }, ['map.k.b']],
  ['a field of what is said to be anything', { open: { k: { b: 1 } } }, ['open.k.b']],
  ['a field of an element', { list: [{ a: 1 }] }, ['list.0.a']],
  [
    'a field in a declared part of a free one',
    { free: { x: { y: 1 }, strict: { b: 1 } } },
    ['free.strict.b'],
  ],
  [
    'a field of an embedded resource',
    { resource: { kind: 'A', metadata: { x: 1 }, b: 1 } },
    ['resource.b'],
  ],
])('%s is unknown', (_, value, unknown) => {
  expect(settled(value).unknown).toEqual(unknown);
});

test('a misspelt field comes with advice', () => {
  const trail = new Trail();
  settle({ nme: 'a' }, new SchemaNode(schema), trail);
  expect(trail.findings).toMatchObject([{ remediation: 'Did you mean name?' }]);
});

test('of an object, apiVersion, kind and metadata need no declaration', () => {
  const trail = new Trail();
  const object = { apiVersion: 'a/v1', kind: 'A', metadata: { name: 'a' }, name: 'b' };
  expect(settleResource(object, new SchemaNode(schema), trail)).toEqual({ ...object, ...DEFAULTS });
  expect(trail.findings).toEqual([]);
});

test('shared parts stand for themselves', () => {
  const shared = { part: { properties: { a: { $ref: 'part' }, b: text } } };
  const trail = new Trail();
  settle({ a: { a: { c: 1 } } }, new SchemaNode({ $ref: 'part' }, shared), trail);
  expect(trail.findings.map(({ path }) => path)).toEqual([['a', 'a', 'c']]);
});
