import type { DescribedTemplate } from '../described-template.ts';
import { simplify } from '../json-schema/nullable.ts';
import { schemaView, type SchemaNode } from '../json-schema/schema-view.ts';
import { gitopsSchema } from '../schema/gitops.ts';
import { anchorOf } from './anchor.ts';
import { flowText } from './flow-text.ts';
import { sectionsOf, type Property, type Section } from './sections.ts';
import { isUntyped, typeText } from './type-text.ts';

/** The reference page of gitops.yaml in Markdown: every key, its type, default and description. */
export function gitopsReference(): string {
  const introduction = [
    'Every key of `gitops.yaml`. A file that `include` names holds `apps` only, of the same form.',
    'A key without value is an empty mapping: `environments: { dev: }` is `environments: { dev: {} }`.',
  ];
  return page('gitops.yaml', introduction, simplify(schemaView(gitopsSchema)), '');
}

/** The reference page of a template's values in Markdown. */
export function templateReference(template: DescribedTemplate): string {
  const introduction = [
    `${template.description}: \`template: ${template.name}\` in \`gitops.yaml\`, and these \`values\`.`,
    'The shared `values` of an app and those of an environment are merged before they are checked: maps merge, lists replace, `null` removes. So a required key may stand in either place.',
  ];
  const schema = simplify(schemaView(template.values));
  return page(`Template ${template.name}`, introduction, schema, 'values');
}

function page(title: string, introduction: string[], schema: SchemaNode, root: string): string {
  const shown = new Map<string, string>();
  const sections = sectionsOf(schema, root).map((section) => sectionText(section, shown));
  return `${[`# ${title}`, ...introduction, ...sections].join('\n\n')}\n`;
}

/** @param shown headings by the keys that they tell of, so that none are told twice */
function sectionText(section: Section, shown: Map<string, string>): string {
  const { description } = section;
  const keys = JSON.stringify(section.properties.map(({ key, node }) => [key, node]));
  const twin = shown.get(keys);
  const heading = headingOf(section);
  if (twin === undefined) shown.set(keys, heading);
  return [
    `## ${heading}`,
    ...(description === undefined ? [] : [sentence(description)]),
    twin === undefined ? tableOf(section) : `The same keys as ${linkTo(twin)}.`,
  ].join('\n\n');
}

function headingOf({ path, form }: Pick<Section, 'path' | 'form'>): string {
  if (path === '') return 'Top level';
  return form === undefined ? `\`${path}\`` : `\`${path}\` ${form}`;
}

function linkTo(heading: string): string {
  return `[${heading}](#${anchorOf(heading)})`;
}

function tableOf({ properties, required }: Section): string {
  // Parts that are Kubernetes' own have keys and descriptions only.
  if (properties.every(({ node }) => isUntyped(node))) {
    return table(
      ['key', 'description'],
      properties.map(({ key, node }) => [`\`${key}\``, node.description ?? '']),
    );
  }
  return table(
    ['key', 'type', 'default', 'description'],
    properties.map((property) => [
      `\`${property.key}\``,
      typeOf(property),
      defaultText(property.node, required.includes(property.key)),
      property.node.description ?? '',
    ]),
  );
}

/** A key whose mapping has several forms leads to the first; the others follow it. */
function typeOf({ node, sections: [first] }: Property): string {
  if (first === undefined) return typeText(node);
  return typeText(node, `[mapping](#${anchorOf(headingOf(first))})`);
}

function defaultText(node: SchemaNode, isRequired: boolean): string {
  if (isRequired) return 'required';
  return node.default === undefined ? '' : `\`${flowText(node.default)}\``;
}

function table(header: string[], rows: string[][]): string {
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/** Text that cannot end a table cell or its row. */
function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}

function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}
