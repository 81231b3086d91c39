import { isCollection, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';

/** Where a pair begins. */
export function startOf(pair: Pair | undefined): number | undefined {
  const key = pair?.key;
  return isScalar(key) || isCollection(key) ? key.range?.[0] : undefined;
}

/** The end of the last thing written in a map, comments not counted. */
export function contentEnd(map: YAMLMap): number {
  const pair = map.items.at(-1);
  const keyEnd = (pair?.key as Node | undefined)?.range?.[1] ?? 0;
  const valueEnd = endOfNode(pair?.value as Node | null | undefined);
  return valueEnd ?? keyEnd + 1;
}

/** Undefined for an empty value, whose place the parser puts after the comments. */
function endOfNode(node: Node | null | undefined): number | undefined {
  const [start, end] = node?.range ?? [];
  if (start === end) return undefined;
  if (!isCollection(node) || node.flow === true || node.items.length === 0) return end;
  if (isMap(node)) return contentEnd(node);
  return endOfNode(node.items.at(-1) as Node | undefined) ?? end;
}

/** Where the text of an empty value stands: `{}`, `null`, or nothing after the colon. */
export function emptyValueRange(text: string, pair: Pair): { start?: number; end: number } {
  const value = pair.value as Node | null;
  const isEmpty = value === null || (isMap(value) && value.items.length === 0) || isNull(value);
  const [start, end] = value?.range ?? [];
  if (!isEmpty || start === undefined || end === undefined) return { end: 0 };
  if (start < end) return { start, end };
  // The parser puts an empty value after the comments, it belongs right after the colon.
  const keyEnd = (pair.key as Node).range?.[1] ?? start;
  const colon = text.indexOf(':', keyEnd);
  return colon === -1 ? { end: 0 } : { start: colon + 1, end: colon + 1 };
}

function isNull(node: Node): boolean {
  return isScalar(node) && node.value === null;
}
