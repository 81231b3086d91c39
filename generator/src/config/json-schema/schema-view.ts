import { z } from 'zod';
import type { DocumentPath } from '../../core/problem.ts';
import { own } from '../own-value.ts';

/** The part of JSON Schema (draft 7) that zod writes and this folder reads. */
export interface SchemaNode {
  $schema?: string;
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, SchemaNode>;
  required?: string[];
  additionalProperties?: boolean | SchemaNode;
  propertyNames?: SchemaNode;
  items?: SchemaNode | SchemaNode[];
  anyOf?: SchemaNode[];
  oneOf?: SchemaNode[];
  allOf?: SchemaNode[];
  if?: SchemaNode;
  then?: SchemaNode;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  definitions?: Record<string, SchemaNode>;
}

/**
 * What a zod schema accepts as input, as JSON Schema. Draft 7, because that is what the YAML language
 * server of editors supports in full. What JSON Schema cannot express accepts anything.
 */
export function schemaView(schema: z.ZodType): SchemaNode {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  }) as SchemaNode;
}

/** The alternatives that a schema accepts at a path, `null` left out. */
export function alternativesAt(root: SchemaNode, path: DocumentPath): SchemaNode[] {
  return path.reduce<SchemaNode[]>(
    (nodes, segment) =>
      nodes.flatMap((node) => childrenOf(node, segment)).flatMap((node) => expand(root, node)),
    expand(root, root),
  );
}

/** The keys that a schema names at a path, in the order of the schema. */
export function keysAt(root: SchemaNode, path: DocumentPath): string[] {
  const keys = alternativesAt(root, path).flatMap((node) => Object.keys(node.properties ?? {}));
  return [...new Set(keys)];
}

function childrenOf(node: SchemaNode, segment: string | number): SchemaNode[] {
  if (typeof segment === 'number') {
    if (Array.isArray(node.items)) return node.items.slice(segment, segment + 1);
    return node.items === undefined ? [] : [node.items];
  }
  const property = own(node.properties, segment);
  if (property !== undefined) return [property];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

/** Resolves references and unions to the schemas that say something themselves. */
function expand(root: SchemaNode, node: SchemaNode, depth = 0): SchemaNode[] {
  if (depth > MAX_REFERENCES) return [];
  if (node.$ref !== undefined) {
    const target = dereference(root, node.$ref);
    return target === undefined ? [] : expand(root, target, depth + 1);
  }
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  const expanded = branches.flatMap((branch) => expand(root, branch, depth + 1));
  const itself = node.properties === undefined && branches.length > 0 ? [] : [node];
  return [...itself, ...expanded].filter((alternative) => alternative.type !== 'null');
}
/** Ends a reference that leads to itself. */
const MAX_REFERENCES = 20;

function dereference(root: SchemaNode, reference: string): SchemaNode | undefined {
  if (reference === '#') return root;
  const name = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1];
  return name === undefined ? undefined : own(root.definitions, name);
}
