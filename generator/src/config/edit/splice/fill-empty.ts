import type { Pair } from 'yaml';
import type { JsonObject } from '../../../core/kubernetes/object.ts';
import { endOfLine, withLineEnd } from './line-ends.ts';
import { emptyValueRange, startOf } from './node-range.ts';
import { columnOf, renderBlock, renderFlow, type TextStyle } from './text-style.ts';

/** `dev:` or `dev: {}` inside of braces. */
export function fillInFlow(text: string, pair: Pair, entry: JsonObject): string | undefined {
  const { start, end } = emptyValueRange(text, pair);
  if (start === undefined) return undefined;
  const gap = /\s/.test(text[start - 1] ?? '') ? '' : ' ';
  return `${text.slice(0, start)}${gap}{ ${renderFlow(entry, true)} }${text.slice(end)}`;
}

/** `dev:` or `dev: {}` on a line of its own: the entry goes below, comments stay. */
export function fillInBlock(
  text: string,
  pair: Pair,
  entry: JsonObject,
  style: TextStyle,
): string | undefined {
  const { start, end } = emptyValueRange(text, pair);
  const keyStart = startOf(pair);
  if (start === undefined || keyStart === undefined) return undefined;
  const before = text.slice(0, start).replace(/[ \t]+$/, '');
  const line = endOfLine(text, end);
  const head = withLineEnd(`${before}${text.slice(end, line)}`, style);
  const indent = columnOf(text, keyStart) + style.step;
  return `${head}${renderBlock(entry, indent, style)}${text.slice(line)}`;
}
