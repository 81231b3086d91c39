import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { parseDocument } from '../../import/input/syntax/parse-document.ts';
import { splitDocuments } from '../../import/input/syntax/split-documents.ts';
import { resolveScalar } from '../../import/input/values/resolve-scalar.ts';

/**
 * The values of Secrets in a file that Kustomize reads: in objects, in patches, and in what its
 * generators are told. Comments within a document that holds some count as values. Of a text that
 * cannot be read every value counts, because nobody knows what it is.
 */
export function documentValues(text: string): string[] {
  const normalised = text.replaceAll('\r\n', '\n');
  return splitDocuments(`${normalised}\n`).chunks.flatMap((chunk) => valuesOf(chunk.text));
}

function valuesOf(text: string): string[] {
  const { document, comments, faults } = parseDocument(text);
  if (document === undefined || faults.length > 0) return lineValues(text);
  const values: string[] = [];
  collect(document.contents, values);
  if (values.length > 0) values.push(...comments.map((comment) => comment.text.slice(1)));
  return values;
}

/** What follows the key in each line, or the whole line. */
function lineValues(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const value = line.replace(/^[\s-]*(?:[^\s:]+:\s)?/, '').trim();
    return [value, ...value.split(/[\s"'`,{}[\]]+/)];
  });
}

function collect(node: Node | null, values: string[]): void {
  if (isSeq(node)) {
    for (const item of node.items as Node[]) collect(item, values);
  } else if (isMap(node)) {
    if (isSecretLike(node)) collectFields(node, values);
    else if (isSecretOperation(node)) collectAll(node.get('value', true), values);
    else collectParts(node, values);
  } else if (isScalar(node) && typeof node.value === 'string' && INLINE.test(node.value)) {
    // A patch or generator that stands in the kustomization as a text.
    values.push(...documentValues(node.value));
  }
}

/** Kustomize's own generator can be written as an object, too; the target of a patch has a kind only. */
function isSecretLike(map: YAMLMap): boolean {
  const isSecret = SECRET_KINDS.has(textAt(map, 'kind') ?? '');
  return isSecret && OBJECT_FIELDS.some((field) => map.has(field));
}

const SECRET_KINDS = new Set(['Secret', 'SecretGenerator']);
const OBJECT_FIELDS = ['metadata', 'data', 'stringData'];
const INLINE = /\n|^\s*[[{]/;

function collectParts(map: YAMLMap, values: string[]): void {
  for (const { key, value } of map.items as { key: Node; value: Node | null }[]) {
    if (isScalar(key) && key.value === 'secretGenerator') collectGenerators(value, values);
    else collect(value, values);
  }
}

function collectGenerators(list: Node | null, values: string[]): void {
  for (const entry of isSeq(list) ? (list.items as Node[]) : [list]) {
    if (isMap(entry)) collectFields(entry, values);
    else collectAll(entry, values);
  }
}

/** Everything but what tells the object from others. */
function collectFields(map: YAMLMap, values: string[]): void {
  for (const { key, value } of map.items as { key: Node; value: Node | null }[]) {
    const name = isScalar(key) ? key.value : undefined;
    if (typeof name === 'string' && OPEN_FIELDS.has(name)) continue;
    if (name === 'metadata' && isMap(value)) collectFields(value, values);
    else collectAll(value, values);
  }
}

const OPEN_FIELDS = new Set([
  'apiVersion',
  'kind',
  'name',
  'namespace',
  'labels',
  'type',
  'immutable',
  'behavior',
  'files',
  'envs',
  'env',
  'options',
]);

function collectAll(node: unknown, values: string[]): void {
  if (isSeq(node)) {
    for (const item of node.items) collectAll(item, values);
  } else if (isMap(node)) {
    for (const { value } of node.items) collectAll(value, values);
  } else if (isAlias(node)) {
    // A password that begins with an asterisk, written without quotes.
    values.push(node.source);
  } else if (isScalar(node) && typeof node.value === 'string') {
    values.push(node.value, ...assigned(node.value), ...spelled(node.value));
    // The annotation that repeats what kubectl has applied.
    if (node.value.startsWith('{')) values.push(...documentValues(node.value));
  }
}

/** The value of a generator's `key=value`. */
function assigned(text: string): string[] {
  const separator = text.indexOf('=');
  return separator === -1 ? [] : [text.slice(separator + 1)];
}

/** Kustomize prints `0644` as 420. */
function spelled(text: string): string[] {
  const value = resolveScalar(text, false);
  return typeof value === 'number' || typeof value === 'bigint' ? [String(value)] : [];
}

/** An operation of a JSON 6902 patch where a Secret has its values; which object it is for shows elsewhere. */
function isSecretOperation(map: YAMLMap): boolean {
  const path = textAt(map, 'path');
  return map.has('op') && path !== undefined && SECRET_PATH.test(path);
}

const SECRET_PATH = /^\/?$|^\/(?:data|stringData|metadata\/annotations)(?:\/|$)/;

function textAt(map: YAMLMap, key: string): string | undefined {
  const value: unknown = map.get(key);
  return typeof value === 'string' ? value : undefined;
}
