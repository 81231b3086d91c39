import { mapChildren } from './map-schema.ts';
import type { SchemaNode } from './schema-view.ts';

/** Accepts `null` besides what the schema accepts. */
export function nullable(node: SchemaNode): SchemaNode {
  const { type } = node;
  if (typeof type === 'string' && node.const === undefined) {
    const nullableEnum = node.enum === undefined ? {} : { enum: [...node.enum, null] };
    return { ...node, type: [type, 'null'], ...nullableEnum };
  }
  if (Array.isArray(type) && type.includes('null')) return node;
  if (node.anyOf !== undefined) {
    return node.anyOf.some(isNull) ? node : { ...node, anyOf: [...node.anyOf, { type: 'null' }] };
  }
  const { description, default: byDefault, ...rest } = node;
  return {
    ...(description === undefined ? {} : { description }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    anyOf: [rest, { type: 'null' }],
  };
}

/**
 * Writes `anyOf: [X, null]`, which editors show as a choice, as X with two types. Bounds that only
 * say what an integer of JavaScript can hold are dropped.
 */
export function simplify(node: SchemaNode): SchemaNode {
  const simple = withoutIntegerBounds(mapChildren(node, simplify));
  const { anyOf, ...rest } = simple;
  const [only, ...others] = anyOf?.filter((alternative) => !isNull(alternative)) ?? [];
  const acceptsNull = anyOf?.some(isNull) === true;
  if (only === undefined || others.length > 0 || !acceptsNull || only.type === undefined) {
    return simple;
  }
  return nullable({ ...only, ...rest });
}

function isNull(node: SchemaNode): boolean {
  return node.type === 'null';
}

function withoutIntegerBounds(node: SchemaNode): SchemaNode {
  const { minimum, maximum, ...rest } = node;
  return {
    ...rest,
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  };
}
