import { deepEqual } from '../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json } from '../kubernetes/object.ts';
import type { DocumentPath } from '../problem.ts';

/**
 * How a path of a built object reads in a document that writes a part of it: the keys as far as the
 * document has them. An element of a list may stand at another index there, and is known by what names
 * it, as a strategic merge knows it.
 *
 * @returns as long as `path` where the document writes that very field
 */
export function writtenPath(built: Json, written: Json, path: DocumentPath): (string | number)[] {
  const found: (string | number)[] = [];
  let [object, document]: [Json | undefined, Json | undefined] = [built, written];
  for (const key of path) {
    const next = step(object, document, key);
    if (next === undefined) break;
    found.push(next.key);
    [object, document] = [next.object, next.document];
  }
  return found;
}

/** The value at a path of keys and indexes. */
export function valueIn(object: Json, path: DocumentPath): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return isJsonObject(value) ? ownValue(value, String(key)) : undefined;
  }, object);
}

interface Step {
  key: string | number;
  object: Json | undefined;
  document: Json | undefined;
}

function step(
  object: Json | undefined,
  document: Json | undefined,
  key: string | number,
): Step | undefined {
  if (typeof key === 'number') {
    if (!Array.isArray(object) || !Array.isArray(document)) return undefined;
    const index = indexIn(document, object, key);
    return index === -1
      ? undefined
      : { key: index, object: object[key], document: document[index] };
  }
  if (!isJsonObject(document) || !Object.hasOwn(document, key)) return undefined;
  const value = isJsonObject(object) ? ownValue(object, key) : undefined;
  return { key, object: value, document: document[key] };
}

function indexIn(document: readonly Json[], object: readonly Json[], index: number): number {
  const item = object[index];
  if (!isJsonObject(item)) return document.findIndex((other) => deepEqual(item, other));
  for (const name of NAMES) {
    const value = ownValue(item, name);
    if (value === undefined || typeof value === 'object') continue;
    return document.findIndex(
      (other) => isJsonObject(other) && deepEqual(value, ownValue(other, name)),
    );
  }
  const same = document.findIndex((other) => deepEqual(item, other));
  return same === -1 && document.length === object.length ? index : same;
}

/** What names an element: the merge keys of Kubernetes, the most telling one first. */
const NAMES = [
  'name',
  'mountPath',
  'devicePath',
  'containerPort',
  'port',
  'ip',
  'topologyKey',
  'host',
];
