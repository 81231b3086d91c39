import { eitherOf } from '../quote.ts';
import type { SchemaNode } from '../json-schema/schema-view.ts';

/** What a key accepts, in words: `string`, `"automatic" or "manual"`, `list of string`. */
export function typeText(node: SchemaNode): string {
  return eitherOf([...new Set(forms(node))]);
}

function forms(node: SchemaNode): string[] {
  const alternatives = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (alternatives.length > 0) return alternatives.flatMap(forms);
  if (node.const !== undefined) return [literal(node.const)];
  if (node.enum !== undefined) return node.enum.filter((word) => word !== null).map(literal);
  const types = Array.isArray(node.type) ? node.type : [node.type ?? 'any'];
  return types.filter((type) => type !== 'null').map((type) => formOf(type, node));
}

function formOf(type: string, node: SchemaNode): string {
  switch (type) {
    case 'array':
      return Array.isArray(node.items) ? 'list' : `list of ${typeText(node.items ?? {})}`;
    case 'object':
      return typeof node.additionalProperties === 'object'
        ? `map of ${typeText(node.additionalProperties)}`
        : 'mapping';
    case 'integer':
    case 'number':
      return `${type}${boundsText(node)}`;
    default:
      return type;
  }
}

function boundsText({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  if (maximum !== undefined) return `, at most ${maximum}`;
  if (exclusiveMinimum !== undefined) return `, more than ${exclusiveMinimum}`;
  return exclusiveMaximum === undefined ? '' : `, less than ${exclusiveMaximum}`;
}

function literal(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
