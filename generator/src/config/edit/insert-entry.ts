import { isAlias, isMap, parseDocument, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../../core/kubernetes/object.ts';
import { objectOrEmpty, own } from '../own-value.ts';
import { formatPath, quote } from '../quote.ts';
import { readSource } from '../source/read-source.ts';
import { appendToBlock, appendToFlow } from './append-entry.ts';
import { refuse, type EditResult } from './edit-result.ts';
import { fillInBlock, fillInFlow } from './fill-empty.ts';
import { findPlace, type Place } from './find-place.ts';
import { renderFlow, textStyle, type TextStyle } from './text-style.ts';

/**
 * Adds one entry to the end of the map at a path, by splicing its text into the file: every other
 * byte stays. A missing or empty map is made. Written where a reader of the file would write it:
 * after the comments of the last entry, with a blank line where the others have one.
 */
export function insertEntry(
  text: string,
  path: readonly string[],
  key: string,
  value: Json,
): EditResult {
  const before = readJson(text);
  if (before === undefined) {
    return refuse([], 'the file cannot be read, so it is not edited', CHECK_FIRST);
  }
  const bareText = text.replace(BYTE_ORDER_MARK, '');
  const document = parseDocument(bareText);
  const style = textStyle(bareText, document);
  const place = findPlace(document.contents as YAMLMap, path);
  const edited = splice(bareText, place, nest(place.missing, key, value), style);
  const expected = withEntry(before, [...path, key], value);
  if (edited === undefined || !isSameJson(readJson(edited), expected)) {
    const message = `cannot add ${quote(key)} to "${formatPath(path)}" the way it is written`;
    return refuse(path, message, `add by hand: ${renderFlow({ [key]: value }, true)}`);
  }
  return { text: `${text.slice(0, text.length - bareText.length)}${edited}` };
}
const BYTE_ORDER_MARK = /^\uFEFF/;
const CHECK_FIRST = 'run "npx --no strata check" and mend what it reports';

function nest(missing: readonly string[], key: string, value: Json): JsonObject {
  return [...missing, key].reduceRight<Json>(
    (inner, name) => ({ [name]: inner }),
    value,
  ) as JsonObject;
}

function splice(
  text: string,
  place: Place,
  entry: JsonObject,
  style: TextStyle,
): string | undefined {
  const { node } = place;
  // An aliased map is also that of other places, and an empty root has no key to write below.
  if (isAlias(node)) return undefined;
  if (isMap(node) && node.items.length > 0) {
    return node.flow === true
      ? appendToFlow(text, node, entry)
      : appendToBlock(text, node, entry, style);
  }
  if (place.pair === undefined) return undefined;
  return place.isInFlow
    ? fillInFlow(text, place.pair, entry)
    : fillInBlock(text, place.pair, entry, style);
}

function readJson(text: string): JsonObject | undefined {
  const { source, problems } = readSource({ path: '', text });
  return problems.length === 0 ? source?.json : undefined;
}

/** What the file must mean after the edit: a guard against a layout that nobody foresaw. */
function withEntry(before: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return before;
  const inner = rest.length === 0 ? value : withEntry(objectOrEmpty(own(before, key)), rest, value);
  return { ...before, [key]: inner };
}

function isSameJson(actual: JsonObject | undefined, expected: JsonObject): boolean {
  return JSON.stringify(actual) === JSON.stringify(expected);
}
