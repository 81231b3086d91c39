import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { DocumentPath } from '../../core/problem.ts';
import type { Source } from './read-source.ts';

/** Where a path leads: its longest part that is written. */
export interface Found {
  /** How many segments of the path are written. */
  depth: number;
  /** The key of the last written segment; undefined for the root and for list items. */
  key: Node | undefined;
  /** Its value; undefined where nothing follows the key. */
  value: Node | undefined;
}

/** Follows a path through maps, lists, aliases and merge keys. */
export function findNode(source: Source, path: DocumentPath): Found {
  let found: Found = { depth: 0, key: undefined, value: source.contents };
  for (const segment of path) {
    const parent = resolve(source, found.value);
    const next = child(source, parent, segment);
    if (next === undefined) return found;
    found = { depth: found.depth + 1, ...next };
  }
  return found;
}

type Child = Omit<Found, 'depth'>;

function child(
  source: Source,
  parent: Node | undefined,
  segment: string | number,
): Child | undefined {
  if (isSeq(parent) && typeof segment === 'number') {
    const item = parent.items[segment];
    return item === undefined ? undefined : { key: undefined, value: item as Node };
  }
  return isMap(parent) ? entry(source, parent, String(segment)) : undefined;
}

function entry(source: Source, map: YAMLMap, name: string): Child | undefined {
  for (const pair of map.items) {
    if (isScalar(pair.key) && pair.key.value !== null && textOf(pair.key.value) === name) {
      return { key: pair.key, value: (pair.value ?? undefined) as Node | undefined };
    }
  }
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') continue;
    const merged = mergedEntry(source, pair.value as Node, name);
    if (merged !== undefined) return merged;
  }
  return undefined;
}

function mergedEntry(source: Source, value: Node, name: string): Child | undefined {
  const node = resolve(source, value);
  const candidates = isSeq(node) ? (node.items as Node[]) : [node];
  for (const candidate of candidates) {
    const map = resolve(source, candidate);
    const found = isMap(map) ? entry(source, map, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolve(source: Source, node: Node | undefined): Node | undefined {
  return isAlias(node) ? source.targets.get(node) : node;
}

/** A key that is a number is named by its digits. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
}
