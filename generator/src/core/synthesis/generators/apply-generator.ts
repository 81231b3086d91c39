import { compareText } from '../../compare-text.ts';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import type { GeneratorParts } from './generator.ts';
import { encodeBase64 } from './sources/base64.ts';
import { readSources } from './sources/sources.ts';

/**
 * The object that an entry without `behavior` makes, as the rest of its kustomization sees it: the
 * hash comes behind the name only at the end of the build (`withHashSuffix`). Fields are in the order
 * in which the engine prints them. After kustomize api/internal/generators/{configmap,secret}.go.
 *
 * @throws {InternalError} where a file is missing
 */
export function applyGenerator(parts: GeneratorParts): KubernetesObject {
  const { kind, entry } = parts;
  const { options = {} } = entry;
  return inOrder({
    kind,
    name: entry.name,
    namespace: entry.namespace,
    labels: options.labels,
    annotations: options.annotations,
    data: dataOf(parts),
    binaryData: undefined,
    keepsEmptyData: kind === 'Secret',
    immutable: options.immutable,
    type: kind === 'Secret' ? (entry.type ?? 'Opaque') : undefined,
  });
}

/**
 * What an entry with `behavior: merge` or `replace` makes of an object that a base, the kustomization's
 * own `resources` or an earlier generator gives (resmap/reswrangler.go, appendReplaceOrMerge, and
 * resource.go, CopyMergeMetaDataFieldsFrom). The same in a Component, for what its parent gives.
 *
 * - `merge` adds and changes keys of the data, but removes none; `replace` gives the data alone.
 * - Both keep the object's labels and annotations, those of the entry win. None can be removed.
 * - `immutable` and a Secret's type are those of the entry alone, `Opaque` where it says nothing.
 * - The object keeps its name with the prefix and suffix of the base. The entry may call it by that
 *   name and namespace, or by those it had at first; an entry of the base with a `namespace` needs the
 *   same here.
 * - A hash comes behind the name where both entries want one: `disableNameSuffixHash` of the base need
 *   not be repeated, and an object from `resources` never gets a hash.
 *
 * @throws {InternalError} where a file is missing
 */
export function applyOntoObject(base: KubernetesObject, parts: GeneratorParts): KubernetesObject {
  const { kind, entry } = parts;
  const { options = {} } = entry;
  const { metadata } = base;
  const kept = entry.behavior === 'merge' ? base : { data: {}, binaryData: {} };
  return inOrder({
    kind,
    name: metadata.name,
    namespace: metadata['namespace'],
    labels: { ...textsOf(metadata['labels']), ...options.labels },
    annotations: { ...textsOf(metadata['annotations']), ...options.annotations },
    data: { ...textsOf(kept['data']), ...dataOf(parts) },
    binaryData: textsOf(kept['binaryData']),
    keepsEmptyData: kind === 'Secret' && entry.behavior === 'replace',
    immutable: options.immutable,
    type: kind === 'Secret' ? (entry.type ?? 'Opaque') : undefined,
  });
}

function dataOf(parts: GeneratorParts): Record<string, string> {
  const data = readSources(parts);
  if (parts.kind === 'ConfigMap') return data;
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, encodeBase64(text)]));
}

/** The entries of a map of texts in an object; a map that is missing is empty. */
function textsOf(value: Json | undefined): Record<string, string> {
  return isJsonObject(value) ? (value as Record<string, string>) : {};
}

interface Fields {
  kind: 'ConfigMap' | 'Secret';
  name: string;
  namespace: Json | undefined;
  labels: Record<string, string> | undefined;
  annotations: Record<string, string> | undefined;
  data: Record<string, string>;
  binaryData: Record<string, string> | undefined;
  keepsEmptyData: boolean;
  immutable: true | undefined;
  type: string | undefined;
}

function inOrder(fields: Fields): KubernetesObject {
  const { kind, name, namespace, immutable, type } = fields;
  const data = fields.keepsEmptyData ? fields.data : filled(fields.data);
  const binaryData = filled(fields.binaryData);
  const annotations = filled(fields.annotations);
  const labels = filled(fields.labels);
  return {
    apiVersion: 'v1',
    ...(binaryData === undefined ? {} : { binaryData: byKey(binaryData) }),
    ...(data === undefined ? {} : { data: byKey(data) }),
    ...(immutable === undefined ? {} : { immutable }),
    kind,
    metadata: {
      ...(annotations === undefined ? {} : { annotations: byKey(annotations) }),
      ...(labels === undefined ? {} : { labels: byKey(labels) }),
      name,
      ...(namespace === undefined ? {} : { namespace }),
    },
    ...(type === undefined ? {} : { type }),
  };
}

function filled(map: Record<string, string> | undefined): Record<string, string> | undefined {
  return map === undefined || Object.keys(map).length === 0 ? undefined : map;
}

function byKey(map: Record<string, string>): JsonObject {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => compareText(a, b)));
}
