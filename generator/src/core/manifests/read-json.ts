import { isJsonObject, type Json, type JsonObject } from '../kubernetes/object.ts';
import { MAX_DEPTH } from './manifest-document.ts';

/**
 * Reads a document that is a JSON object, some fifty times as fast as the YAML reader would. JSON is
 * YAML, with the same value for it.
 *
 * @returns undefined for what is no JSON object, and for what has to be read more slowly: repeated
 *   keys, integers beyond 2^53, absurd depth
 */
export function readJson(text: string): JsonObject | undefined {
  const json = text.replace(/^---\s/, '').trim();
  if (!json.startsWith('{') || LARGE_INTEGER.test(json)) return undefined;
  let value: Json;
  try {
    value = JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
  return isJsonObject(value) && countKeys(value, 0) === countWrittenKeys(json) ? value : undefined;
}

const LARGE_INTEGER = /[\s:[,]-?\d{16}/;

/** Of all maps in a value; NaN where it is too deep. */
function countKeys(value: Json, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item, depth + 1);
    return count;
  }
  for (const key of Object.keys(value)) count += 1 + countKeys(value[key] ?? null, depth + 1);
  return count;
}

/** Strings of a JSON text that a colon follows. */
function countWrittenKeys(json: string): number {
  let count = 0;
  let start = json.indexOf('"');
  while (start !== -1) {
    let after = closingQuote(json, start + 1) + 1;
    while (isBlank(json.charCodeAt(after))) after += 1;
    if (json.charCodeAt(after) === COLON) count += 1;
    start = json.indexOf('"', after);
  }
  return count;
}

function closingQuote(json: string, start: number): number {
  let end = json.indexOf('"', start);
  while (isEscaped(json, end, start)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, quote: number, start: number): boolean {
  let slashes = 0;
  while (quote - slashes > start && json.charCodeAt(quote - slashes - 1) === BACKSLASH)
    slashes += 1;
  return slashes % 2 === 1;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

const COLON = 58;
const BACKSLASH = 92;
