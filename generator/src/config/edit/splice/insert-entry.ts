import { isAlias, isMap, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../../../core/kubernetes/object.ts';
import { formatPath, quote } from '../../quote.ts';
import { appendToBlock, appendToFlow } from './append-entry.ts';
import type { EditResult } from '../edit-result.ts';
import { fillInBlock, fillInFlow } from './fill-empty.ts';
import { findPlace, type Place } from './find-place.ts';
import { guardedEdit } from './guarded-edit.ts';
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
  const edit = {
    path: [...path, key],
    value,
    place: path,
    message: `cannot add ${quote(key)} to "${formatPath(path)}" the way it is written`,
    hint: `add by hand: ${renderFlow({ [key]: value }, true)}`,
  };
  return guardedEdit(text, edit, (bareText, document) => {
    const place = findPlace(document.contents as YAMLMap, path);
    const style = textStyle(bareText, document);
    return splice(bareText, place, nest(place.missing, key, value), style);
  });
}

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
