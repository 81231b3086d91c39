import type { DescribedTemplate } from '../described-template.ts';
import { simplify } from '../json-schema/nullable.ts';
import { schemaView, type SchemaNode } from '../json-schema/schema-view.ts';
import { gitopsSchema } from '../schema/gitops.ts';
import { sectionsOf, type Section } from './sections.ts';
import { typeText } from './type-text.ts';

/** The reference page of gitops.yaml in Markdown: every key, its type, default and description. */
export function gitopsReference(): string {
  const introduction = [
    'Every key of `gitops.yaml`. A file named under `include` holds `apps` only, of the same form.',
    'A key without value is an empty mapping: `environments: { dev: }` is `environments: { dev: {} }`.',
  ];
  return page('gitops.yaml', introduction, simplify(schemaView(gitopsSchema)), '');
}

/** The reference page of a template's values in Markdown. */
export function templateReference(template: DescribedTemplate): string {
  const introduction = [
    `${template.description}`,
    'Shared `values` and those of an environment are merged before they are checked: maps merge, lists replace, `null` removes. So a required key may stand in either place.',
  ];
  const schema = simplify(schemaView(template.values));
  return page(`Template ${template.name}`, introduction, schema, 'values');
}

function page(title: string, introduction: string[], schema: SchemaNode, root: string): string {
  const sections = sectionsOf(schema, root).map(sectionText);
  return `${[`# ${title}`, ...introduction, ...sections].join('\n\n')}\n`;
}

function sectionText({ title, description, properties, required }: Section): string {
  const rows = properties.map(
    ([key, node]) =>
      `| ${[
        `\`${key}\``,
        typeText(node),
        defaultText(node, required.includes(key)),
        node.description ?? '',
      ]
        .map(cell)
        .join(' | ')} |`,
  );
  const table = ['| key | type | default | description |', '| --- | --- | --- | --- |', ...rows];
  const heading = title === '' ? 'Top level' : `\`${title}\``;
  return [
    `## ${heading}`,
    ...(description === undefined ? [] : [description]),
    table.join('\n'),
  ].join('\n\n');
}

function defaultText(node: SchemaNode, isRequired: boolean): string {
  if (isRequired) return 'required';
  if (node.default === undefined) return '';
  return `\`${typeof node.default === 'string' ? node.default : JSON.stringify(node.default)}\``;
}

/** Text that cannot end a table cell or its row. */
function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}
