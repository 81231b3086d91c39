import type { YAMLMap } from 'yaml';
import type { JsonObject } from '../../../core/kubernetes/object.ts';
import { endOfBlock, withLineEnd } from './line-ends.ts';
import { contentEnd, startOf } from './node-range.ts';
import { columnOf, renderBlock, renderFlow, type TextStyle } from './text-style.ts';

/** Appends to a map in block style: on lines of its own, below the comments of the last entry. */
export function appendToBlock(
  text: string,
  map: YAMLMap,
  entry: JsonObject,
  style: TextStyle,
): string | undefined {
  const starts = map.items.map((pair) => startOf(pair));
  const [first] = starts;
  const last = starts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const indent = columnOf(text, first);
  const end = endOfBlock(text, contentEnd(map), indent);
  const head = withLineEnd(text.slice(0, end), style);
  const isSpaced = starts.length > 1 && isAfterBlankLine(text, last);
  const blank = isSpaced && !/\n[ \t]*\r?\n$/.test(head) ? style.lineEnd : '';
  return `${head}${blank}${renderBlock(entry, indent, style)}${text.slice(end)}`;
}

/** Appends to a map in flow style: before its brace, and after a comma that stands there. */
export function appendToFlow(text: string, map: YAMLMap, entry: JsonObject): string | undefined {
  const [start, end] = map.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const lastEnd = contentEnd(map);
  const isPadded = /\s/.test(text[start + 1] ?? '');
  const hasComma = /^\s*,/.test(text.slice(lastEnd, end));
  const snippet = renderFlow(entry, isPadded);
  const comma = hasComma ? text.indexOf(',', lastEnd) + 1 : lastEnd;
  return `${text.slice(0, comma)}${hasComma ? '' : ','} ${snippet}${text.slice(comma)}`;
}

function isAfterBlankLine(text: string, offset: number): boolean {
  return /(^|\n)[ \t]*\r?\n([ \t]*#.*\n)*[ \t]*$/.test(text.slice(0, offset));
}
