import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../../../test-complaints.ts';
import { checkRootSchema } from './root.ts';

function pathsOf(schema: object, { hasStatus = false } = {}): string[] {
  return complainedPaths((field) => checkRootSchema(field, { hasStatus }), schema);
}

/** The complaints about the schema of one field, from there. */
function pathsOfField(schema: object): string[] {
  const root = { type: 'object', properties: { f: schema } };
  return pathsOf(root).map((path) => path.replace(/^properties\.f\.?/, ''));
}

const text = { type: 'string' };
const list = { type: 'array', items: text };

describe('the root of a schema', () => {
  it.each([
    ['an object', { type: 'object' }, []],
    ['nothing', {}, ['type']],
    ['a list', list, ['type']],
    ['null allowed', { type: 'object', nullable: true }, ['nullable']],
    ['any fields', { type: 'object', additionalProperties: true }, ['additionalProperties']],
    [
      'a kind that is no text',
      { type: 'object', properties: { kind: { type: 'integer' } } },
      ['properties.kind.type'],
    ],
    [
      'metadata by name',
      {
        type: 'object',
        properties: {
          metadata: { type: 'object', properties: { name: { ...text, maxLength: 9 } } },
        },
      },
      [],
    ],
    [
      'more of metadata',
      {
        type: 'object',
        properties: {
          metadata: {
            type: 'object',
            description: 'a',
            properties: { labels: { type: 'object' } },
          },
        },
      },
      ['properties.metadata.description', 'properties.metadata.properties'],
    ],
    [
      'a default of metadata',
      { type: 'object', properties: { metadata: { type: 'object', default: {} } } },
      ['properties.metadata.default'],
    ],
    [
      'a choice of what is not declared',
      { type: 'object', anyOf: [{ properties: { a: {} } }, { items: {} }] },
      ['items', 'properties.a'],
    ],
  ])('%s', (_title, schema, expected) => {
    expect(pathsOf(schema).toSorted()).toEqual(expected);
  });

  it('keeps to what belongs to the whole where the status is apart', () => {
    const schema = { type: 'object', maxProperties: 3, required: ['spec'], properties: {} };
    expect(pathsOf(schema)).toEqual([]);
    expect(pathsOf(schema, { hasStatus: true })).toEqual(['maxProperties']);
  });
});

describe('structure', () => {
  it.each([
    ['a field without type', {}, ['type']],
    ['a field of any form', { 'x-kubernetes-preserve-unknown-fields': true }, []],
    [
      'a number or text',
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, text] },
      [],
    ],
    [
      'a number or text, and more',
      {
        'x-kubernetes-int-or-string': true,
        allOf: [{ anyOf: [{ type: 'integer' }, text] }, { pattern: 'a' }],
      },
      [],
    ],
    [
      'the other order',
      { 'x-kubernetes-int-or-string': true, anyOf: [text, { type: 'integer' }] },
      ['anyOf.0.type', 'anyOf.1.type'],
    ],
    ['a list of nothing', { type: 'array' }, ['items']],
    ['a list of what has no type', { type: 'array', items: {} }, ['items.type']],
    [
      'an embedded text',
      { type: 'string', 'x-kubernetes-embedded-resource': true },
      ['type', 'properties'],
    ],
    [
      'an embedded object of any form',
      {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
      },
      [],
    ],
    [
      'types in an operator',
      {
        type: 'string',
        not: { type: 'string' },
        oneOf: [{ description: 'a' }, { nullable: true }],
      },
      ['oneOf.0.description', 'oneOf.1.nullable', 'not.type'],
    ],
    [
      'bounds in an operator',
      { type: 'string', not: { enum: ['a'] }, anyOf: [{ minLength: 1 }] },
      [],
    ],
    ['a default in an operator', { type: 'string', allOf: [{ default: '' }] }, ['allOf.0.default']],
    [
      'metadata in an operator',
      {
        type: 'object',
        properties: { metadata: { type: 'object' } },
        allOf: [{ properties: { metadata: {} } }],
      },
      ['allOf.0.properties.metadata'],
    ],
    ['an expression of Go', { type: 'string', pattern: '(?i)^[[:alpha:]]\\z' }, []],
    ['an expression of others', { type: 'string', pattern: '(?=a)' }, ['pattern']],
  ])('%s', (_title, schema, expected) => {
    expect(pathsOfField(schema)).toEqual(expected);
  });
});

describe('keywords', () => {
  it.each([
    ['an unknown type', { type: 'text' }, ['type']],
    ['a reference', { type: 'string', $ref: '#/a' }, ['$ref']],
    ['definitions', { type: 'string', definitions: { a: text }, id: 'b' }, ['id', 'definitions']],
    ['unique items', { ...list, uniqueItems: true }, ['uniqueItems']],
    ['a tuple', { type: 'array', items: [text] }, ['items']],
    [
      'fields known and unknown',
      { type: 'object', properties: { a: text }, additionalProperties: text },
      ['additionalProperties'],
    ],
    [
      'unknown fields not kept',
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': false },
      ['x-kubernetes-preserve-unknown-fields'],
    ],
    [
      'a list merged as a map',
      {
        type: 'array',
        items: { type: 'object', required: ['a'], properties: { a: text } },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['a'],
      },
      [],
    ],
    [
      'one without keys',
      { ...list, 'x-kubernetes-list-type': 'map' },
      ['x-kubernetes-list-map-keys', 'items.type'],
    ],
    [
      'one with keys that need not be',
      {
        type: 'array',
        items: {
          type: 'object',
          properties: { a: { ...text, nullable: true }, b: { type: 'object' } },
        },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['a', 'a', 'c'],
      },
      [
        'items.properties.a.default',
        'items.properties.a.nullable',
        'x-kubernetes-list-map-keys.1',
        'x-kubernetes-list-map-keys.2',
      ],
    ],
    [
      'keys of no map',
      { ...list, 'x-kubernetes-list-map-keys': ['a'] },
      ['x-kubernetes-list-type'],
    ],
    [
      'a set of maps',
      { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'set' },
      ['items.x-kubernetes-map-type'],
    ],
    [
      'a set of nothing',
      { type: 'array', items: { ...text, nullable: true }, 'x-kubernetes-list-type': 'set' },
      ['items.nullable'],
    ],
    [
      'a text merged as a list',
      { type: 'string', 'x-kubernetes-list-type': 'atomic', 'x-kubernetes-map-type': 'deep' },
      ['type', 'x-kubernetes-map-type'],
    ],
    ['a default', { type: 'string', default: 'a', enum: ['a', 'b'] }, []],
    ['a default of another type', { type: 'string', default: 1 }, ['default']],
    [
      'a default with an unknown field',
      { type: 'object', default: { b: 1 }, properties: { a: text } },
      ['default'],
    ],
    [
      'a default that lacks a field',
      { type: 'object', default: {}, required: ['a'], properties: { a: text } },
      ['default'],
    ],
    [
      'a default of unknown fields, which nobody looks at',
      { type: 'object', additionalProperties: { type: 'string', default: 1 } },
      [],
    ],
  ])('%s', (_title, schema, expected) => {
    expect(pathsOfField(schema)).toEqual(expected);
  });
});

describe('rules', () => {
  const withRule = (rule: object) => ({
    type: 'object',
    properties: { a: text },
    'x-kubernetes-validations': [rule],
  });
  it.each([
    [
      'a rule',
      { rule: 'self.a != "b"', message: 'no b', reason: 'FieldValueInvalid', fieldPath: '.a' },
      [],
    ],
    ['none', { rule: ' ' }, ['rule']],
    ['a syntax error', { rule: 'self.a ==' }, ['rule']],
    ['an unknown name', { rule: 'object.a == "b"' }, ['rule']],
    ['a rule that is a number', { rule: '1' }, ['rule']],
    ['two lines without a message', { rule: 'self.a\n!= "b"' }, ['message']],
    [
      'a message of two lines',
      { rule: 'true', message: 'a\nb', messageExpression: ' ' },
      ['message', 'messageExpression'],
    ],
    ['an unknown reason', { rule: 'true', reason: 'Wrong' }, ['reason']],
    ['a path to nothing', { rule: 'true', fieldPath: '.b' }, ['fieldPath']],
    [
      'an option for an old value that is not used',
      { rule: 'true', optionalOldSelf: true },
      ['optionalOldSelf'],
    ],
    ['the old value', { rule: 'self == oldSelf', optionalOldSelf: true }, []],
  ])('%s', (_title, rule, expected) => {
    const start = 'x-kubernetes-validations.0.';
    expect(pathsOfField(withRule(rule))).toEqual(expected.map((path) => start + path));
  });

  it('compare with the old value only where it can be found', () => {
    const rule = { rule: 'self == oldSelf' };
    const items = withRule(rule);
    expect(pathsOfField({ type: 'array', items })).toEqual([
      'items.x-kubernetes-validations.0.rule',
    ]);
  });
});
