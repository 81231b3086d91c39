import { isAlias, isMap, isScalar, isSeq, Scalar, type Document, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../kubernetes/object.ts';
import type { DocumentPath } from '../problem.ts';
import { MAX_DEPTH } from './manifest-document.ts';
import { plainScalar } from './plain-scalar.ts';

/**
 * The value of a document as kubectl sees it, and the keys that stand twice in one map.
 *
 * @throws {SyntaxError} for what has no value: unknown anchors, too much of everything
 */
export function nodeValue(document: Document): { value: Json; duplicates: DocumentPath[] } {
  const reader = new NodeReader();
  return { value: reader.read(document.contents), duplicates: reader.duplicates };
}

/** More values than that come from aliases of aliases only. */
const MAX_VALUES = 2_000_000;

class NodeReader {
  readonly duplicates: DocumentPath[] = [];
  readonly #path: (string | number)[] = [];
  readonly #anchors = new Map<string, { value: Json; size: number }>();
  #size = 0;

  read(node: unknown): Json {
    if (this.#path.length > MAX_DEPTH) throw new SyntaxError('the document is too deep');
    if (isAlias(node)) return this.#readAlias(node.source);
    this.#grow(1);
    const before = this.#size;
    const value = this.#readContent(node);
    const anchor = (node as { anchor?: string } | null)?.anchor;
    if (anchor !== undefined) {
      this.#anchors.set(anchor, { value, size: this.#size - before + 1 });
    }
    return value;
  }

  #readAlias(source: string): Json {
    const anchor = this.#anchors.get(source);
    if (anchor === undefined) throw new SyntaxError(`unknown alias *${source}`);
    this.#grow(anchor.size);
    return anchor.value;
  }

  #grow(size: number): void {
    this.#size += size;
    if (this.#size > MAX_VALUES) throw new SyntaxError('the document is too large');
  }

  #readContent(node: unknown): Json {
    if (isScalar(node)) return scalarValue(node);
    if (isMap(node)) return this.#readMap(node);
    if (isSeq(node)) return node.items.map((item, index) => this.#within(index, item));
    return null;
  }

  #readMap(map: YAMLMap): JsonObject {
    const entries = new Map<string, Json>();
    const merged: Json[] = [];
    for (const { key, value } of map.items) {
      if (isMergeKey(key)) {
        merged.push(this.#within('<<', value));
        continue;
      }
      const name = keyText(this.read(key));
      if (entries.has(name)) this.duplicates.push([...this.#path, name]);
      entries.set(name, this.#within(name, value));
    }
    for (const [name, value] of merged.flatMap(mergedEntries)) {
      if (!entries.has(name)) entries.set(name, value);
    }
    return Object.fromEntries(entries);
  }

  #within(key: string | number, node: unknown): Json {
    this.#path.push(key);
    const value = this.read(node);
    this.#path.pop();
    return value;
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<' && key.type === Scalar.PLAIN;
}

function mergedEntries(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap(mergedEntries);
  if (typeof value !== 'object' || value === null) {
    throw new SyntaxError('map merge requires a map, or a list of maps, as the value');
  }
  return Object.entries(value);
}

/** sigs.k8s.io/yaml: numbers and booleans become texts. */
function keyText(key: Json): string {
  if (typeof key === 'string') return key;
  if (key === null || typeof key === 'object') {
    throw new SyntaxError('a key is neither a text nor a number');
  }
  return String(key);
}

function scalarValue(node: Scalar): Json {
  const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
  switch (node.tag) {
    case undefined:
      return node.type === Scalar.PLAIN ? plainScalar(text) : text;
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float':
    case 'tag:yaml.org,2002:bool':
    case 'tag:yaml.org,2002:null':
      return plainScalar(text);
    default:
      return text;
  }
}
