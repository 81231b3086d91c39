import { valueAt, type Json, type JsonObject } from '../../../core/kubernetes/object.ts';
import type { StoredCustomKind } from '../../../core/openapi/stored.ts';
import type { Finding } from '../../finding.ts';
import type { Decoder } from '../decode/decoder.ts';
import { Trail } from '../trail.ts';
import { checkCelRules } from './cel/check-rules.ts';
import { checkValue } from './check-value.ts';
import { checkEmbedded, decodeInto } from './embedded.ts';
import { checkListTypes } from './list-types.ts';
import { SchemaNode } from './schema-node.ts';
import { settleResource } from './settle.ts';

/**
 * What the server says to the creation of a custom resource, apart from the rules for the metadata
 * of all objects: apiextensions-apiserver/pkg/apiserver/customresource_handler.go and
 * pkg/registry/customresource/strategy.go.
 *
 * @param metadata - Decoder of ObjectMeta.
 */
export function validateCustom(
  object: JsonObject,
  { custom, version }: { custom: StoredCustomKind; version: string },
  metadata: Decoder,
): Finding[] {
  const stored = custom.versions[version];
  const trail = new Trail();
  const found = object['metadata'] ?? null;
  const decoded = found === null ? {} : decodeInto(found, metadata, trail);
  if (stored?.schema === undefined) return trail.findings;

  const node = nodeOf(custom, stored.schema);
  const settled = settleResource({ ...object, metadata: decoded }, node, trail);
  if (stored.hasStatus === true) delete settled['status'];
  checkValue(settled, node, trail);
  checkReplicas(settled, stored.replicas, trail);
  checkEmbeddedParts(settled, node, metadata, trail);
  checkListTypes(settled, node, trail);
  // A rule may rely on what the schema says: the server comes to the rules only where it holds.
  if (trail.findings.every(({ severity }) => severity !== 'error')) {
    checkCelRules(settled, node, trail);
  }
  return trail.findings;
}

const NODES = new WeakMap<JsonObject, SchemaNode>();

/** Made once for each schema, however many objects it is for. */
function nodeOf({ shared }: StoredCustomKind, schema: JsonObject): SchemaNode {
  const known = NODES.get(schema);
  if (known !== undefined) return known;
  const node = new SchemaNode(schema, shared);
  NODES.set(schema, node);
  return node;
}

/** The object itself is no embedded one, whatever its schema says. */
function checkEmbeddedParts(
  object: JsonObject,
  node: SchemaNode,
  metadata: Decoder,
  trail: Trail,
): void {
  for (const [key, item] of Object.entries(object)) {
    const inner = node.properties.get(key);
    if (inner === undefined || key === 'metadata') continue;
    trail.path.push(key);
    checkEmbedded(item, inner, metadata, trail);
    trail.path.pop();
  }
}

/** ValidateScaleSpec in pkg/registry/customresource/validator.go */
function checkReplicas(object: JsonObject, path: string | undefined, trail: Trail): void {
  if (path === undefined) return;
  const keys = path.replace(/^\./, '').split('.');
  const replicas: Json | undefined = valueAt(object, keys);
  if (replicas === undefined) return;
  const depth = trail.path.push(...keys);
  if (typeof replicas !== 'number' && typeof replicas !== 'bigint') {
    trail.report('type', 'must be an integer: it is the number of replicas');
  } else if (replicas < 0 || replicas >= 2 ** 31) {
    trail.report('invalid', 'must be between 0 and 2147483647: it is the number of replicas');
  }
  trail.path.length = depth - keys.length;
}
