import type { SchemaNode } from '../json-schema/schema-view.ts';

/** A map of keys that gets a table of its own. */
export interface Section {
  /** `environments.<name>.sync`; empty for the root. */
  title: string;
  description: string | undefined;
  properties: [string, SchemaNode][];
  required: string[];
}

/** The sections of a schema, each before those inside of it, in the order of the schema. */
export function sectionsOf(root: SchemaNode, title: string, depth = 0): Section[] {
  if (depth > MAX_DEPTH) return [];
  return objectsIn(root, title).flatMap(({ node, title: ownTitle }) => {
    const properties = Object.entries(node.properties ?? {});
    const section: Section = {
      title: ownTitle,
      description: node.description ?? root.description,
      properties,
      required: node.required ?? [],
    };
    const inner = properties.flatMap(([key, property]) =>
      sectionsOf(property, ownTitle === '' ? key : `${ownTitle}.${key}`, depth + 1),
    );
    return [section, ...inner];
  });
}
/** A schema that contains itself is told to this depth. */
const MAX_DEPTH = 12;

interface NamedObject {
  node: SchemaNode;
  title: string;
}

/** The maps with named keys that a schema accepts, itself or as entries of a map or list. */
function objectsIn(node: SchemaNode, title: string): NamedObject[] {
  const alternatives = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  if (alternatives.length > 0) {
    return numbered(alternatives.flatMap((alternative) => objectsIn(alternative, title)));
  }
  if (node.properties !== undefined) return [{ node, title }];
  if (typeof node.additionalProperties === 'object') {
    return objectsIn(node.additionalProperties, title === '' ? '<name>' : `${title}.<name>`);
  }
  const items = Array.isArray(node.items) ? node.items : [node.items].filter(isPresent);
  return items.flatMap((item) => objectsIn(item, `${title}[]`));
}

/** Several forms of the same map get headings that differ. */
function numbered(objects: NamedObject[]): NamedObject[] {
  const titles = objects.map((object) => object.title);
  if (new Set(titles).size === titles.length) return objects;
  return objects.map(({ node, title }, index) => ({ node, title: `${title} (form ${index + 1})` }));
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
