import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSchemas } from '../../src/shell/schemas/open-schemas.ts';
import { OPTIONAL_FIELDS } from '../../src/checks/schema/decode/optional-fields.ts';
import { CHECKOUT } from '../cli/checkout.ts';

const schemas = openSchemas([join(CHECKOUT, 'generator/schemas/kubernetes')], '1.35');

test('they are those of Kubernetes 1.35, and of Argo CD', () => {
  expect(schemas.index.server).toMatch(/^v1\.35\.\d+$/);
  expect(schemas.index.kinds['apps/v1']).toHaveProperty('Deployment');
  expect(schemas.index.kinds['v1']).not.toHaveProperty('PodList');
  expect(schemas.index.custom).toHaveProperty(['argoproj.io', 'Application']);
});

describe('every type that is named is there', () => {
  test.each(Object.entries(schemas.index.kinds))('%s', (_, kinds) => {
    const missing = new Set<string>();
    const seen = new Set<string>();
    const open = Object.values(kinds);
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const [home, type] = split(name);
      const stored = schemas.types(home)[type];
      if (stored === undefined) {
        missing.add(name);
        continue;
      }
      for (const field of Object.values(stored.fields)) {
        const inner = field.replace(/^(\[\]|map\[\])*/, '');
        if (!SCALARS.has(inner)) open.push(inner.includes('.') ? inner : `${home}.${inner}`);
      }
    }
    expect([...missing]).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  });
});

test('every custom resource that is named is there', () => {
  const names = Object.values(schemas.index.custom).flatMap((kinds) => Object.values(kinds));
  expect(names.map((name) => Object.keys(schemas.custom(name).versions))).toEqual(
    names.map(() => ['v1alpha1']),
  );
});

test('every optional field is one that the schemas call required', () => {
  const unknown = [...OPTIONAL_FIELDS].filter((field) => {
    const [type, name] = split(field);
    const [home, short] = split(type);
    return schemas.types(home)[short]?.required?.includes(name) !== true;
  });
  expect(unknown).toEqual([]);
});

const SCALARS = new Set(['string', 'boolean', 'int32', 'int64', 'double', 'bytes', 'any']);

function split(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}
