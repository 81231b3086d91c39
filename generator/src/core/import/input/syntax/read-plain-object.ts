import { isJsonObject, ownValue, type Json, type JsonObject } from '../../../kubernetes/object.ts';
import { readPlainYaml } from '../../../manifests/read-plain-yaml.ts';
import { resolveScalar } from '../values/resolve-scalar.ts';
import { resolveTimestamp } from '../values/resolve-timestamp.ts';
import { MAX_DEPTH } from './parse-document.ts';

/**
 * Reads one object from plain YAML without comments, which is what programs print, at a fraction of
 * what parsing costs; what it reads, `toValue` reads alike.
 *
 * @param text of one document
 * @returns undefined for anything else: a list of objects, comments, whatever Kustomize reads in a way
 *   of its own
 */
export function readPlainObject(text: string): { value: JsonObject; offset: number } | undefined {
  // An escape may name a character that Kustomize cannot carry.
  if (text.includes('#') || text.includes('\\u')) return undefined;
  const value = readPlainYaml(text, READING);
  if (!isJsonObject(value) || !isOneObject(value)) return undefined;
  return { value, offset: CONTENT.exec(text)?.[0].length ?? 0 };
}

const READING = { resolve, maxDepth: MAX_DEPTH };

/** What stands above the first key. */
const CONTENT = /^(?:--- *\n)?\s*/;

function resolve(text: string): Json | undefined {
  // A date is a text in an annotation, and a point in time elsewhere.
  if (resolveTimestamp(text, false) !== undefined) return undefined;
  const value = resolveScalar(text, false);
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}

/** Whether this is no list of objects, and has annotations that are texts as they stand there. */
function isOneObject(value: JsonObject): boolean {
  if (ownValue(value, 'items') !== undefined) return false;
  const metadata = ownValue(value, 'metadata');
  const annotations = isJsonObject(metadata) ? ownValue(metadata, 'annotations') : undefined;
  if (annotations === undefined) return true;
  return (
    isJsonObject(annotations) &&
    Object.values(annotations).every((text) => typeof text === 'string')
  );
}
