import { compareText } from '../../core/compare-text.ts';
import { z } from 'zod';
import type { DescribedTemplate } from '../described-template.ts';
import { appSchema } from '../schema/app.ts';
import { gitopsSchema } from '../schema/gitops.ts';
import { mapOf } from '../schema/map-of.ts';
import { nullable, simplify } from './nullable.ts';
import { partialValues, rebaseReferences } from './partial-values.ts';
import { schemaView, type SchemaNode } from './schema-view.ts';

/**
 * The JSON Schema of gitops.yaml for editors, with the values of each template; the text of
 * `generator/schemas/gitops.schema.json`. The same templates give the same text.
 */
export function gitopsJsonSchema(templates: ReadonlyMap<string, DescribedTemplate>): string {
  const { $schema, ...root } = simplify(schemaView(gitopsSchema));
  const properties = { ...root.properties };
  if (properties['apps'] !== undefined) {
    properties['apps'] = withValues(properties['apps'], templates);
  }
  return print({
    ...($schema === undefined ? {} : { $schema }),
    title: 'gitops.yaml',
    ...root,
    properties,
    definitions: valueDefinitions(templates),
  });
}

/**
 * The JSON Schema of an included file such as `apps/shop.yaml`; the text of
 * `generator/schemas/apps.schema.json`.
 */
export function appsJsonSchema(templates: ReadonlyMap<string, DescribedTemplate>): string {
  const schema = z.strictObject({ apps: mapOf(appSchema).describe('Applications.') });
  const { $schema, ...root } = simplify(schemaView(schema));
  const apps = withValues(root.properties?.['apps'] ?? {}, templates);
  return print({
    ...($schema === undefined ? {} : { $schema }),
    title: 'Apps included by gitops.yaml',
    ...root,
    properties: { apps },
    definitions: valueDefinitions(templates),
  });
}

/** `apps` with one rule for each template: where an app names it, its values have its schema. */
function withValues(
  apps: SchemaNode,
  templates: ReadonlyMap<string, DescribedTemplate>,
): SchemaNode {
  const app = apps.additionalProperties;
  if (typeof app !== 'object') return apps;
  const names = namesOf(templates);
  const template: SchemaNode = { ...app.properties?.['template'] };
  if (names.length > 0) template.enum = names;
  return {
    ...apps,
    additionalProperties: {
      ...app,
      properties: { ...app.properties, template },
      oneOf: [{ required: ['template'] }, { required: ['source'] }],
      ...(names.length > 0 ? { allOf: names.map(valuesRule) } : {}),
    },
  };
}

function valuesRule(template: string): SchemaNode {
  const values: SchemaNode = { $ref: `#/definitions/${definitionName(template)}` };
  return {
    if: { properties: { template: { const: template } }, required: ['template'] },
    then: {
      properties: {
        values,
        environments: { additionalProperties: { properties: { values } } },
      },
    },
  };
}

function valueDefinitions(
  templates: ReadonlyMap<string, DescribedTemplate>,
): Record<string, SchemaNode> {
  return Object.fromEntries(
    namesOf(templates).map((name) => {
      const template = templates.get(name);
      const { $schema: _, ...view } =
        template === undefined ? {} : simplify(schemaView(template.values));
      const values = nullable(partialValues(view));
      return [
        definitionName(name),
        rebaseReferences(values, `#/definitions/${definitionName(name)}`),
      ];
    }),
  );
}

function definitionName(template: string): string {
  return `${template}-values`;
}

function namesOf(templates: ReadonlyMap<string, DescribedTemplate>): string[] {
  return [...templates.keys()].sort(compareText);
}

function print(schema: SchemaNode): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
