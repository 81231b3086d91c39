import { mapChildren } from './map-schema.ts';
import { nullable } from './nullable.ts';
import type { SchemaNode } from './schema-view.ts';

/**
 * The schema of a part of a template's values: shared values and those of an environment are merged,
 * so each may leave out any key and an environment may remove any with `null`. List items stay
 * complete, because lists are replaced as a whole.
 */
export function partialValues(node: SchemaNode): SchemaNode {
  const { items, required: _, oneOf, ...rest } = node;
  // With keys left out a value may fit several alternatives, which `oneOf` would refuse.
  const anyOf = [...(rest.anyOf ?? []), ...(oneOf ?? [])];
  const partial = mapChildren(anyOf.length === 0 ? rest : { ...rest, anyOf }, partialValues);
  const properties = Object.entries(partial.properties ?? {}).map(
    ([key, property]) => [key, nullable(property)] as const,
  );
  return {
    ...partial,
    ...(items === undefined ? {} : { items }),
    ...(partial.properties === undefined ? {} : { properties: Object.fromEntries(properties) }),
  };
}

/** Moves the references of a schema that becomes part of another one's `definitions`. */
export function rebaseReferences(node: SchemaNode, base: string): SchemaNode {
  const rebased = mapChildren(node, (child) => rebaseReferences(child, base));
  if (rebased.$ref === undefined) return rebased;
  return { ...rebased, $ref: rebased.$ref.replace(/^#/, base) };
}
