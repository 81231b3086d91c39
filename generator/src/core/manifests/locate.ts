import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { DocumentPath } from '../problem.ts';
import type { ManifestDocument } from './manifest-document.ts';

/**
 * Finds the lines of values in a document; the line of the nearest written ancestor for what is not
 * there. The document is parsed for it, so ask for all of its paths at once.
 *
 * @returns a line of the file for each path
 */
export function locate(
  { text, textLine, line }: Pick<ManifestDocument, 'text' | 'textLine' | 'line'>,
  paths: readonly DocumentPath[],
): number[] {
  if (paths.every((path) => path.length === 0)) return paths.map(() => line);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false });
  return paths.map((path) => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? line : lineCounter.linePos(offset).line + textLine - 1;
  });
}

function offsetOf(root: Node | null, path: DocumentPath): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const key of path) {
    const next = step(node, key);
    if (next === undefined) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

interface Step {
  node: unknown;
  offset: number | undefined;
}

function step(node: unknown, key: string | number): Step | undefined {
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined ? undefined : { node: item, offset: rangeStart(item) };
  }
  if (!isMap(node)) return undefined;
  // The last of several counts, as for the value.
  const pair = node.items.findLast(
    (item) => isScalar(item.key) && (item.key.source ?? String(item.key.value)) === String(key),
  );
  return pair && { node: pair.value, offset: rangeStart(pair.key) };
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null)?.range?.[0];
}
