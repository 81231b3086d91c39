import { isJsonObject, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import { decodeBase64 } from './sources/base64.ts';
import { isCarriedKey, isCarriedText } from './sources/carried-text.ts';

/** What a generator can say about an object. */
export interface GeneratedContent {
  kind: 'ConfigMap' | 'Secret';
  name: string;
  namespace?: string;
  type?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  immutable: boolean;
  /** Plain text, of a Secret too. */
  data: Record<string, string>;
}

/**
 * A ConfigMap or Secret in the terms of a generator. Undefined where a key or text is one that
 * Kustomize does not bring through, or a value no text. Fields that no generator makes are left out:
 * the caller compares what the generator gives with the object.
 */
export function generatedContent(object: KubernetesObject): GeneratedContent | undefined {
  const { kind, metadata, type } = object;
  if (kind !== 'ConfigMap' && kind !== 'Secret') return undefined;
  const labels = textMap(metadata['labels']);
  const annotations = textMap(metadata['annotations']);
  const data = textMap(object['data']);
  const plainData = kind === 'Secret' ? data && decoded(data) : data;
  if (labels === undefined || annotations === undefined || plainData === undefined)
    return undefined;
  const options = [...Object.values(labels), ...Object.values(annotations)];
  if (!options.every(isCarriedOption)) return undefined;
  const { name, namespace } = metadata;
  return {
    kind,
    name,
    ...(typeof namespace === 'string' ? { namespace } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    labels,
    annotations,
    immutable: object['immutable'] === true,
    data: plainData,
  };
}

/** The entries of a map of texts that Kustomize brings through; a map that is missing is empty. */
function textMap(value: Json | undefined): Record<string, string> | undefined {
  if (value === undefined) return {};
  if (!isJsonObject(value)) return undefined;
  const isCarried = Object.entries(value).every(
    ([key, text]) => isCarriedKey(key) && typeof text === 'string' && isCarriedText(text),
  );
  return isCarried ? (value as Record<string, string>) : undefined;
}

/** `options` is written as block scalars too, which do not keep white space at their beginning. */
function isCarriedOption(text: string): boolean {
  return !(/^\s/.test(text) && text.includes('\n'));
}

function decoded(data: Record<string, string>): Record<string, string> | undefined {
  const entries = Object.entries(data).map(([key, value]) => [key, decodeBase64(value)] as const);
  const isText = entries.every(([, text]) => text !== undefined && isCarriedText(text));
  return isText ? (Object.fromEntries(entries) as Record<string, string>) : undefined;
}
