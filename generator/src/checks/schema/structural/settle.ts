import { isJsonObject, type Json, type JsonObject } from '../../../core/kubernetes/object.ts';
import { nearest } from '../nearest.ts';
import type { Trail } from '../trail.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * What the server makes of a custom resource before it validates it: unknown fields are reported and
 * dropped, nulls where none may be are dropped, defaults are filled in.
 *
 * apiextensions-apiserver/pkg/apiserver/schema: pruning/algorithm.go, defaulting/prunenulls.go,
 * defaulting/algorithm.go
 *
 * @param node - Undefined for what the schema says nothing of: none of its keys are known.
 */
export function settle(value: Json, node: SchemaNode | undefined, trail: Trail): Json {
  return node?.preservesUnknownFields === true
    ? settleKept(value, node, trail)
    : settleKnown(value, node, trail);
}

/** As below an embedded resource, whose type and metadata are known without being declared. */
export function settleResource(value: JsonObject, node: SchemaNode, trail: Trail): JsonObject {
  return settleMap(value, node, trail, { isKept: node.preservesUnknownFields, isResource: true });
}

function settleKnown(value: Json, node: SchemaNode | undefined, trail: Trail): Json {
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      within(trail, index, () => settle(settledNull(item, node?.items), node?.items, trail)),
    );
  }
  if (!isJsonObject(value)) return value;
  const isResource = node?.isEmbeddedResource ?? false;
  return settleMap(value, node, trail, { isKept: false, isResource });
}

/** With `x-kubernetes-preserve-unknown-fields`, in lists of lists too, everything else stays. */
function settleKept(value: Json, node: SchemaNode | undefined, trail: Trail): Json {
  if (node === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      within(trail, index, () => settleKept(settledNull(item, node.items), node.items, trail)),
    );
  }
  if (!isJsonObject(value)) return value;
  return settleMap(value, node, trail, { isKept: true, isResource: node.isEmbeddedResource });
}

interface Keeping {
  isKept: boolean;
  isResource: boolean;
}

function settleMap(
  value: JsonObject,
  node: SchemaNode | undefined,
  trail: Trail,
  { isKept, isResource }: Keeping,
): JsonObject {
  const settled = new Map<string, Json>();
  for (const [key, item] of Object.entries(value)) {
    const property = node?.properties.get(key);
    if (isResource && META_FIELDS.has(key)) {
      settled.set(key, item);
    } else if (property !== undefined || node?.allowsAdditionalProperties === true) {
      const inner = property ?? node?.additionalProperties;
      if (item === null && isDropped(inner)) continue;
      const present = settledNull(item, inner);
      settled.set(
        key,
        within(trail, key, () => settle(present, inner, trail)),
      );
    } else if (isKept) {
      settled.set(key, item);
    } else {
      reportUnknown(key, node, trail);
    }
  }
  for (const [key, property] of node?.properties ?? []) {
    const { defaultValue } = property;
    if (defaultValue !== undefined && !settled.has(key)) {
      settled.set(
        key,
        within(trail, key, () => settle(defaultValue, property, trail)),
      );
    }
  }
  return Object.fromEntries(settled);
}

const META_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/** A null that may not be, and has no default. */
function isDropped(node: SchemaNode | undefined): boolean {
  return node?.isNullable === false && node.defaultValue === undefined;
}

/** The default in place of a null that may not be. */
function settledNull(item: Json, node: SchemaNode | undefined): Json {
  return item === null && node?.isNullable === false ? (node.defaultValue ?? null) : item;
}

function within<T>(trail: Trail, key: string | number, action: () => T): T {
  trail.path.push(key);
  const result = action();
  trail.path.pop();
  return result;
}

function reportUnknown(key: string, node: SchemaNode | undefined, trail: Trail): void {
  const meant = nearest(key, [...(node?.properties.keys() ?? [])]);
  trail.reportAt(
    key,
    'unknown-field',
    `unknown field ${JSON.stringify(key)}`,
    meant === undefined ? undefined : `Did you mean ${meant}?`,
  );
}
