import { isJsonObject, type Json } from '../../../../core/kubernetes/object.ts';
import type { SchemaNode } from '../schema-node.ts';

/**
 * A value as a rule of its schema sees it: integers are bigints, and properties go by names that are
 * identifiers. Fields that the schema does not declare are hidden.
 *
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-expression
 */
export function celValue(value: Json, node: SchemaNode | undefined): unknown {
  if (node === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => celValue(item, node.items));
  if (isJsonObject(value)) return celMap(value, node);
  if (typeof value === 'number' && node.types.includes('integer') && Number.isInteger(value)) {
    return BigInt(value);
  }
  return value;
}

function celMap(value: Record<string, Json>, node: SchemaNode): Map<string, unknown> {
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const property = node.properties.get(key);
    if (property !== undefined) {
      const name = identifier(key);
      return name === undefined ? [] : [[name, celValue(item, property)]];
    }
    if (node.isEmbeddedResource && META_FIELDS.has(key)) return [[key, item]];
    return node.allowsAdditionalProperties
      ? [[key, celValue(item, node.additionalProperties)]]
      : [];
  });
  return new Map(entries);
}

const META_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/** The name by which rules have a property; undefined where they cannot: cel/escaping.go. */
function identifier(name: string): string | undefined {
  if (RESERVED.has(name)) return `__${name}__`;
  const escaped = name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
  return /^[A-Za-z_]\w*$/.test(escaped) ? escaped : undefined;
}

const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return'.split(
    ' ',
  ),
);
