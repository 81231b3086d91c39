import { isJsonObject, type Json, type JsonObject } from '../../../core/kubernetes/object.ts';
import type { Finding } from '../../finding.ts';
import { Field } from '../../rules/shared/field.ts';
import { dns1035Label, dnsLabel, pathSegment } from '../../rules/shared/formats/names.ts';
import { checkAnnotations, checkLabels } from '../../rules/shared/metadata/labels.ts';
import { DecodeTrail, type Decoder } from '../decode/decoder.ts';
import type { Trail } from '../trail.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * `x-kubernetes-embedded-resource`: such a part has an apiVersion and a kind, and its metadata is
 * that of an object. apiextensions-apiserver/pkg/apiserver/schema/objectmeta
 *
 * @param metadata - Decoder of ObjectMeta.
 */
export function checkEmbedded(
  value: Json,
  node: SchemaNode,
  metadata: Decoder,
  trail: Trail,
): void {
  if (Array.isArray(value)) {
    const { items } = node;
    if (items === undefined) return;
    for (const [index, item] of value.entries()) {
      trail.path.push(index);
      checkEmbedded(item, items, metadata, trail);
      trail.path.pop();
    }
  } else if (isJsonObject(value)) {
    if (node.isEmbeddedResource) checkResource(value, metadata, trail);
    for (const [key, item] of Object.entries(value)) {
      const inner = node.properties.get(key) ?? node.additionalProperties;
      if (inner === undefined) continue;
      trail.path.push(key);
      checkEmbedded(item, inner, metadata, trail);
      trail.path.pop();
    }
  }
}

function checkResource(value: JsonObject, metadata: Decoder, trail: Trail): void {
  for (const key of ['apiVersion', 'kind']) {
    const text = value[key];
    if (text === undefined) trail.reportAt(key, 'required', 'Required value');
    else if (typeof text !== 'string') trail.reportAt(key, 'type', 'must be a string');
    else if (text === '') trail.reportAt(key, 'invalid', 'must not be empty');
  }
  const { apiVersion, kind } = value;
  if (typeof apiVersion === 'string' && apiVersion.split('/').length > 2) {
    trail.reportAt('apiVersion', 'invalid', 'must be a version, or a group and a version');
  }
  if (typeof kind === 'string' && kind !== '' && dns1035Label(kind.toLowerCase()) !== undefined) {
    trail.reportAt(
      'kind',
      'invalid',
      'must consist of letters and digits, and begin with a letter',
    );
  }
  const found = value['metadata'];
  if (found !== undefined && found !== null)
    checkMetadata(decodeInto(found, metadata, trail), trail);
}

/** The rules for the metadata of all objects, but any name that fits into a path will do. */
function checkMetadata(metadata: Json, trail: Trail): void {
  const findings: Finding[] = [];
  const field = new Field(metadata, findings);
  field.at('name').matches(pathSegment);
  field.at('namespace').matches(dnsLabel);
  checkLabels(field.at('labels'));
  checkAnnotations(field.at('annotations'));
  for (const finding of findings) {
    trail.findings.push({ ...finding, path: [...trail.path, 'metadata', ...finding.path] });
  }
}

/** Decodes the metadata of the value in hand, and reports what is wrong with it there. */
export function decodeInto(metadata: Json, decoder: Decoder, trail: Trail): Json {
  const inner = new DecodeTrail();
  inner.path.push(...trail.path, 'metadata');
  const decoded = decoder.read(metadata, inner);
  trail.findings.push(...inner.findings);
  return decoded;
}
