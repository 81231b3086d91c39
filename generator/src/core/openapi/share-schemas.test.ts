import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/object.ts';
import { shareSchemas } from './share-schemas.ts';

const long = (name: string): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`${name}${index}`, { type: 'string' }]),
  ),
});

test('what occurs twice stands aside, under the name of its first place', () => {
  const inner = long('inner');
  const spec = { type: 'object', properties: { template: inner, other: { items: inner } } };
  const { schemas, shared } = shareSchemas([
    { type: 'object', properties: { spec } },
    { type: 'object', properties: { spec, status: { type: 'string' } } },
  ]);
  expect(schemas).toEqual([
    { type: 'object', properties: { spec: { $ref: 'spec' } } },
    { type: 'object', properties: { spec: { $ref: 'spec' }, status: { type: 'string' } } },
  ]);
  expect(shared).toEqual({
    spec: {
      type: 'object',
      properties: { template: { $ref: 'template' }, other: { items: { $ref: 'template' } } },
    },
    template: inner,
  });
});

test('versions may be the same from top to bottom', () => {
  expect(shareSchemas([long('a'), long('a')])).toEqual({
    schemas: [{ $ref: 'schema' }, { $ref: 'schema' }],
    shared: { schema: long('a') },
  });
});

test('what is short, or occurs once, or is no schema, stays where it is', () => {
  const value = long('value');
  const schema = {
    properties: { a: { type: 'string' }, b: { type: 'string' }, c: long('c') },
    default: value,
    enum: [value, value],
  };
  expect(shareSchemas([schema])).toEqual({ schemas: [schema], shared: {} });
  expect(shareSchemas([])).toEqual({ schemas: [], shared: {} });
});

test('parts of the same name stay apart', () => {
  const [a, b] = [long('a'), long('b')];
  const { shared } = shareSchemas([
    { properties: { x: a, y: { properties: { x: b } } } },
    { properties: { x: a, z: { properties: { x: b }, type: 'object' } } },
  ]);
  expect(shared).toEqual({ x: a, x2: b });
});

test('put back together, everything is as it was', () => {
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<JsonObject>({ type: 'string' }, long('a'), long('b')),
      fc.record({
        properties: fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('schema')),
        items: tie('schema'),
      }),
    ),
  }));
  fc.assert(
    fc.property(fc.array(schema, { maxLength: 3 }), (before) => {
      const { schemas, shared } = shareSchemas(before);
      expect(schemas.map((value) => expand(value, shared))).toEqual(before);
    }),
  );
});

function expand(value: Json, shared: Readonly<Record<string, JsonObject>>): Json {
  if (Array.isArray(value)) return value.map((item) => expand(item, shared));
  if (!isJsonObject(value)) return value;
  const { $ref } = value;
  if (typeof $ref === 'string') return expand(shared[$ref] ?? null, shared);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expand(item, shared)]),
  );
}
