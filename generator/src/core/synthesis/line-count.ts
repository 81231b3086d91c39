import { isJsonObject, type Json, type JsonObject } from '../kubernetes/object.ts';

/** Lines that a value takes in plain block style YAML, as the value of a key or list item. */
export function lineCount(value: Json): number {
  if (typeof value === 'object' && value !== null) {
    const known = KNOWN.get(value);
    if (known !== undefined) return known;
    const lines = isJsonObject(value) ? mapLines(value) : listLines(value);
    KNOWN.set(value, lines);
    return lines;
  }
  return typeof value === 'string' ? textLines(value) : 1;
}

/** A block scalar has a line for `|`; blank lines do not count, as in files. */
function textLines(text: string): number {
  if (!text.includes('\n') || QUOTED_TEXT.test(text)) return 1;
  return 1 + text.split('\n').filter((line) => line.trim() !== '').length;
}

/** The writer quotes a text whose last line is white space. */
const QUOTED_TEXT = /\n[\t ]+$/;

/** Values are never changed in place, and parts of them are counted many times. */
const KNOWN = new WeakMap<object, number>();

function listLines(list: Json[]): number {
  return list.reduce<number>((sum, item) => sum + lineCount(item), 0) || 1;
}

function mapLines(map: JsonObject): number {
  let lines = 0;
  for (const child of Object.values(map)) lines += lineCount(child) + (isBlock(child) ? 1 : 0);
  return lines || 1;
}

function isBlock(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
