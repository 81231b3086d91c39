import type { SchemaNode } from './schema-view.ts';

/** A copy of a schema with every schema directly inside of it replaced. */
export function mapChildren(
  node: SchemaNode,
  change: (child: SchemaNode) => SchemaNode,
): SchemaNode {
  const copy: SchemaNode = { ...node };
  for (const key of MAPS) {
    const map = copy[key];
    if (map !== undefined) copy[key] = mapEntries(map, change);
  }
  for (const key of LISTS) {
    const list = copy[key];
    if (list !== undefined) copy[key] = list.map(change);
  }
  for (const key of SINGLE) {
    const child = copy[key];
    if (child !== undefined) copy[key] = change(child);
  }
  if (typeof copy.additionalProperties === 'object') {
    copy.additionalProperties = change(copy.additionalProperties);
  }
  if (copy.items !== undefined) {
    copy.items = Array.isArray(copy.items) ? copy.items.map(change) : change(copy.items);
  }
  return copy;
}

const MAPS = ['properties', 'definitions'] as const;
const LISTS = ['anyOf', 'oneOf', 'allOf'] as const;
const SINGLE = ['propertyNames', 'if', 'then'] as const;

function mapEntries(
  map: Record<string, SchemaNode>,
  change: (child: SchemaNode) => SchemaNode,
): Record<string, SchemaNode> {
  return Object.fromEntries(Object.entries(map).map(([key, child]) => [key, change(child)]));
}
