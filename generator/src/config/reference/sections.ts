import type { SchemaNode } from '../json-schema/schema-view.ts';

/** A map with named keys, which gets a table of its own. */
export interface Section {
  /** `environments.<name>.sync`; empty for the root. */
  path: string;
  /** Of a map with several forms, what tells this one from the others: ``with `key` ``. */
  form: string | undefined;
  description: string | undefined;
  properties: Property[];
  required: string[];
}

export interface Property {
  key: string;
  node: SchemaNode;
  /** The sections that tell what it may hold. */
  sections: Section[];
}

/** The sections of a schema, each before those inside of it, in the order of the schema. */
export function sectionsOf(root: SchemaNode, path: string): Section[] {
  return topSections(root, path, 0).flatMap(withInner);
}

function withInner(section: Section): Section[] {
  const inner = section.properties.flatMap(({ sections }) => sections);
  return [section, ...inner.flatMap(withInner)];
}

/** The maps that a schema accepts, itself or as entries of a map or list. */
function topSections(root: SchemaNode, path: string, depth: number): Section[] {
  if (depth > MAX_DEPTH) return [];
  const objects = objectsIn(root, path);
  return objects.map((object) => ({
    path: object.path,
    form: formOf(object, objects),
    description: object.node.description ?? root.description,
    properties: Object.entries(object.node.properties ?? {}).map(([key, node]) => {
      const place = object.path === '' ? key : `${object.path}.${key}`;
      return { key, node, sections: topSections(node, place, depth + 1) };
    }),
    required: object.node.required ?? [],
  }));
}
/** A schema that contains itself is told to this depth. */
const MAX_DEPTH = 12;

interface ObjectNode {
  node: SchemaNode;
  path: string;
}

function objectsIn(node: SchemaNode, path: string): ObjectNode[] {
  const alternatives = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  if (alternatives.length > 0) {
    return alternatives.flatMap((alternative) => objectsIn(alternative, path));
  }
  if (node.properties !== undefined) return [{ node, path }];
  if (typeof node.additionalProperties === 'object') {
    return objectsIn(node.additionalProperties, path === '' ? '<name>' : `${path}.<name>`);
  }
  const items = Array.isArray(node.items) ? node.items : [node.items].filter(isPresent);
  return items.flatMap((item) => objectsIn(item, `${path}[]`));
}

/** Several forms of one map are told apart by a key of their own, else by their number. */
function formOf({ node, path }: ObjectNode, objects: readonly ObjectNode[]): string | undefined {
  const forms = objects.filter((object) => object.path === path);
  if (forms.length === 1) return undefined;
  const others = forms.filter((form) => form.node !== node).flatMap((form) => keysOf(form.node));
  const own = keysOf(node).find((key) => !others.includes(key));
  return own === undefined
    ? `form ${forms.findIndex((form) => form.node === node) + 1}`
    : `with \`${own}\``;
}

function keysOf(node: SchemaNode): string[] {
  return Object.keys(node.properties ?? {});
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
