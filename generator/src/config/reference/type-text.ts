import { eitherOf } from '../quote.ts';
import type { SchemaNode } from '../json-schema/schema-view.ts';

/**
 * What a key accepts, in words: `string`, `automatic` or `manual`, `list of string`.
 *
 * @param mapping how a map with named keys is called, which is told elsewhere
 */
export function typeText(node: SchemaNode, mapping = 'mapping'): string {
  return eitherOf([...new Set(forms(node, mapping))]);
}

/** Whether the schema says nothing of the value: it is somebody else's to check. */
export function isUntyped(node: SchemaNode): boolean {
  const { type, anyOf, oneOf, allOf, enum: words } = node;
  return [type, anyOf, oneOf, allOf, words, node.const].every((part) => part === undefined);
}

function forms(node: SchemaNode, mapping: string): string[] {
  const alternatives = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (alternatives.length > 0) return alternatives.flatMap((form) => forms(form, mapping));
  if (node.const !== undefined) return [literal(node.const)];
  if (node.enum !== undefined) return node.enum.filter((word) => word !== null).map(literal);
  const types = Array.isArray(node.type) ? node.type : [node.type ?? 'any'];
  return types.filter((type) => type !== 'null').map((type) => formOf(type, node, mapping));
}

function formOf(type: string, node: SchemaNode, mapping: string): string {
  switch (type) {
    case 'array':
      return Array.isArray(node.items) ? 'list' : `list of ${typeText(node.items ?? {}, mapping)}`;
    case 'object':
      return typeof node.additionalProperties === 'object'
        ? `map of ${typeText(node.additionalProperties, mapping)}`
        : mapping;
    case 'integer':
    case 'number':
      return `${type}${boundsText(node)}`;
    default:
      return type;
  }
}

function boundsText({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): string {
  const low = minimum === undefined ? aboveText(exclusiveMinimum) : ` from ${minimum}`;
  const high = maximum === undefined ? belowText(exclusiveMaximum) : ` to ${maximum}`;
  return low + high;
}

function aboveText(bound: number | undefined): string {
  return bound === undefined ? '' : ` above ${bound}`;
}

function belowText(bound: number | undefined): string {
  return bound === undefined ? '' : ` below ${bound}`;
}

function literal(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
