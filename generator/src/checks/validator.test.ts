import { describe, expect, test } from 'vitest';
import type { Json } from '../core/kubernetes/object.ts';
import type { ObjectRule } from './finding.ts';
import { customKinds } from './schema/custom-kinds.ts';
import { sourceOf } from './schema/test-source.ts';
import { createValidator, objectsOf, type Verdict } from './validator.ts';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

const schemas = sourceOf({
  index: {
    kinds: { v1: { Thing: 'core.Thing' } },
    custom: { 'a.b': { Custom: 'customs.a.b' } },
  },
  types: {
    core: {
      Thing: {
        fields: {
          apiVersion: 'string',
          kind: 'string',
          metadata: `${META}.ObjectMeta`,
          spec: 'Spec',
        },
      },
      Spec: {
        fields: { name: 'string', mode: 'string' },
        required: ['name'],
        enums: { mode: ['A'] },
      },
    },
    [META]: { ObjectMeta: { fields: { name: 'string' } } },
  },
  custom: {
    'customs.a.b': {
      group: 'a.b',
      kind: 'Custom',
      plural: 'customs',
      scope: 'Cluster',
      versions: { v1: {} },
    },
  },
});

const said: Json[] = [];
const rule: ObjectRule = (object) => {
  said.push(object);
  const spec = object['spec'] as { name?: string } | undefined;
  if (spec?.name !== undefined) return [];
  return [{ id: 'rule', severity: 'error', path: ['spec', 'name'], message: 'needs a name' }];
};

function judge(object: Json, knowsCustom = true): Verdict {
  return createValidator({
    schemas,
    custom: customKinds(schemas, []),
    rulesFor: () => [rule],
    validateCustom: knowsCustom
      ? () => [{ id: 'type', severity: 'error', path: [], message: 'custom' }]
      : undefined,
  })(object);
}

const thing = (rest: object): Json => ({ apiVersion: 'v1', kind: 'Thing', ...rest });

test('rules see the object as the server has it after decoding', () => {
  expect(judge(thing({ metadata: null, spec: { name: 'a', mode: null } }))).toEqual({
    findings: [],
    isSkipped: false,
  });
  expect(said.at(-1)).toEqual(thing({ metadata: { name: '' }, spec: { name: 'a' } }));
});

test('where the schema and a rule say the same, the rule says it', () => {
  expect(judge(thing({ spec: {} })).findings).toMatchObject([{ id: 'rule' }]);
  expect(judge(thing({ spec: { mode: 'B' } })).findings).toMatchObject([
    { id: 'unsupported' },
    { id: 'rule' },
  ]);
});

test('with a wrong type nothing comes to the rules', () => {
  expect(judge(thing({ spec: { mode: 1 } })).findings).toMatchObject([
    { id: 'type', path: ['spec', 'mode'] },
    { id: 'required', path: ['spec', 'name'] },
  ]);
});

describe('custom resources', () => {
  const custom: Json = { apiVersion: 'a.b/v1', kind: 'Custom' };

  test('a known one', () => {
    expect(judge(custom).findings).toMatchObject([{ message: 'custom' }]);
  });

  test('an unknown one is skipped', () => {
    expect(judge({ apiVersion: 'c.d/v1', kind: 'Custom' })).toEqual({
      findings: [],
      isSkipped: true,
    });
    expect(judge(custom, false)).toEqual({ findings: [], isSkipped: true });
  });
});

describe('a List', () => {
  const list = (items: Json): Json => ({ apiVersion: 'v1', kind: 'List', items });

  test('is its items', () => {
    const items = [thing({ spec: { name: 'a' } }), thing({ spec: {} }), 5];
    expect(judge(list(items)).findings).toMatchObject([
      { path: ['items', 1, 'spec', 'name'] },
      { path: ['items', 2, 'apiVersion'] },
    ]);
    expect(objectsOf(list(items))).toEqual(items.slice(0, 2));
  });

  test('is skipped where all of its items are', () => {
    const unknown = { apiVersion: 'c.d/v1', kind: 'Custom' };
    expect(judge(list([unknown])).isSkipped).toBe(true);
    expect(judge(list([unknown, thing({ spec: { name: 'a' } })])).isSkipped).toBe(false);
    expect(judge(list([]))).toEqual({ findings: [], isSkipped: false });
  });

  test('without items is a kind that the server does not have', () => {
    expect(judge({ apiVersion: 'v1', kind: 'List' }).findings).toMatchObject([{ path: ['kind'] }]);
  });
});
