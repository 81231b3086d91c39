import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DescribedTemplate } from '../described-template.ts';
import { webTemplate } from '../test-config.ts';
import { appsJsonSchema, gitopsJsonSchema } from './json-schema.ts';
import { alternativesAt, keysAt, schemaView, type SchemaNode } from './schema-view.ts';

const templates = new Map([['web', webTemplate]]);

function schemaOf(text: string): SchemaNode {
  return JSON.parse(text) as SchemaNode;
}

function everyNode(node: SchemaNode): SchemaNode[] {
  const children = Object.values(node).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? [value] : [],
  );
  return [node, ...children.flatMap((child) => everyNode(child))];
}

describe('gitopsJsonSchema', () => {
  const root = schemaOf(gitopsJsonSchema(templates));

  it('describes every key', () => {
    const { definitions: _, ...own } = root;
    const undescribed = everyNode(own).flatMap((node) =>
      Object.entries(node.additionalProperties === false ? (node.properties ?? {}) : {})
        .filter(([, property]) => property.description === undefined)
        .map(([key]) => key),
    );
    expect(undescribed).toEqual([]);
  });

  it('tells defaults and required keys', () => {
    expect(root.required).toEqual(['version', 'repoURL']);
    expect(root.properties?.['targetRevision']?.default).toBe('main');
    const [sync] = alternativesAt(root, ['environments', 'dev', 'sync']);
    expect(Object.values(sync?.properties ?? {}).map((node) => node.default)).toEqual([
      true,
      'automatic',
      true,
    ]);
  });

  it('accepts a key without value where a map may be empty', () => {
    expect(root.properties?.['apps']?.type).toEqual(['object', 'null']);
    expect(alternativesAt(root, ['environments', 'dev'])[0]?.type).toEqual(['object', 'null']);
  });

  it('gives values the schema of the template that the app names', () => {
    const [app] = alternativesAt(root, ['apps', 'shop']);
    const values = { $ref: '#/definitions/web-values' };
    expect(app?.properties?.['template']?.enum).toEqual(['web']);
    expect(app?.allOf).toEqual([
      {
        if: { properties: { template: { const: 'web' } }, required: ['template'] },
        then: {
          properties: {
            values,
            environments: { additionalProperties: { properties: { values } } },
          },
        },
      },
    ]);
  });

  it('takes parts of values: nothing is required, null removes, list items are complete', () => {
    const values = root.definitions?.['web-values'];
    expect(values?.type).toEqual(['object', 'null']);
    expect(values?.required).toBeUndefined();
    expect(values?.additionalProperties).toBe(false);
    expect(values?.properties?.['image']).toEqual({
      type: ['string', 'null'],
      description: 'Image with a tag.',
    });
    expect(values?.properties?.['pull']?.enum).toEqual(['Always', 'IfNotPresent', null]);
    const ports = values?.properties?.['ports'];
    expect(!Array.isArray(ports?.items) && ports?.items?.required).toEqual(['name', 'port']);
    expect(values?.properties?.['storage']?.anyOf?.map((form) => form.required)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps references of a template that contains itself inside of its definition', () => {
    const node: z.ZodType = z.strictObject({ children: z.lazy(() => z.array(node)).optional() });
    const tree: DescribedTemplate = {
      name: 'tree',
      description: 'A tree.',
      values: z.strictObject({ node }),
    };
    const schema = schemaOf(gitopsJsonSchema(new Map([['tree', tree]])));
    const references = everyNode(schema.definitions?.['tree-values'] ?? {}).flatMap(
      (part) => part.$ref ?? [],
    );
    expect(references.length).toBeGreaterThan(0);
    expect(
      references.filter((reference) => !reference.startsWith('#/definitions/tree-values/')),
    ).toEqual([]);
  });

  it('is the same text for the same templates in any order', () => {
    const other = { ...webTemplate, name: 'other' };
    const one = gitopsJsonSchema(
      new Map([
        ['web', webTemplate],
        ['other', other],
      ]),
    );
    const two = gitopsJsonSchema(
      new Map([
        ['other', other],
        ['web', webTemplate],
      ]),
    );
    expect(one).toBe(two);
    expect(one.endsWith('}\n')).toBe(true);
  });
});

describe('appsJsonSchema', () => {
  it('accepts apps and nothing else', () => {
    const root = schemaOf(appsJsonSchema(templates));
    expect(Object.keys(root.properties ?? {})).toEqual(['apps']);
    expect(root.additionalProperties).toBe(false);
    expect(alternativesAt(root, ['apps', 'shop'])[0]?.allOf).toHaveLength(1);
  });
});

describe('keysAt', () => {
  const view = schemaView(webTemplate.values);

  it('gives the keys of all alternatives', () => {
    expect(keysAt(view, ['storage'])).toEqual(['hostPath', 'size']);
    expect(keysAt(view, ['ports', 3])).toEqual(['name', 'port']);
  });

  it('gives none where keys are free or nothing is known', () => {
    expect(keysAt(view, ['env'])).toEqual([]);
    expect(keysAt(view, ['constructor'])).toEqual([]);
  });
});
