import { parseDocument, type Document } from 'yaml';
import type { Json, JsonObject } from '../../../core/kubernetes/object.ts';
import { objectOrEmpty, own } from '../../own-value.ts';
import { readSource } from '../../source/read-source.ts';
import { refuse, type EditResult } from '../edit-result.ts';

/** What an edit is to do, and what to say where the text does not let it. */
export interface Edit {
  /** The entry that it sets. */
  path: readonly string[];
  value: Json;
  /** Where a refusal points. */
  place: readonly string[];
  message: string;
  hint: string;
}

/**
 * Splices text into a file and reads it again: the file must then mean what it meant, with the one
 * entry set. A guard against a layout that nobody foresaw.
 *
 * @param splice gives the new text, without byte order mark, or undefined where it does not know how
 */
export function guardedEdit(
  text: string,
  { path, value, place, message, hint }: Edit,
  splice: (text: string, document: Document.Parsed) => string | undefined,
): EditResult {
  const before = readJson(text);
  if (before === undefined) {
    return refuse([], 'the file cannot be read, so it is not edited', CHECK_FIRST);
  }
  const bareText = text.replace(BYTE_ORDER_MARK, '');
  const edited = splice(bareText, parseDocument(bareText));
  if (edited === undefined || !isSameJson(readJson(edited), withEntry(before, path, value))) {
    return refuse(place, message, hint);
  }
  return { text: `${text.slice(0, text.length - bareText.length)}${edited}` };
}
const BYTE_ORDER_MARK = /^\uFEFF/;
const CHECK_FIRST = 'run "npx --no strata check" and mend what it reports';

function readJson(text: string): JsonObject | undefined {
  const { source, problems } = readSource({ path: '', text });
  return problems.length === 0 ? source?.json : undefined;
}

function withEntry(before: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return before;
  const inner = rest.length === 0 ? value : withEntry(objectOrEmpty(own(before, key)), rest, value);
  return { ...before, [key]: inner };
}

function isSameJson(actual: JsonObject | undefined, expected: JsonObject): boolean {
  return JSON.stringify(actual) === JSON.stringify(expected);
}
