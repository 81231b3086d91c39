import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';

/** The innermost written part of a path, and the keys that are missing below it. */
export interface Place {
  /** The pair whose value is `node`; undefined for the root. */
  pair: Pair | undefined;
  node: Node | null;
  missing: readonly string[];
  isInFlow: boolean;
}

/** Follows a path through the maps of a document, as far as it is written there itself. */
export function findPlace(root: YAMLMap, path: readonly string[]): Place {
  let place: Place = { pair: undefined, node: root, missing: path, isInFlow: root.flow === true };
  for (const [index, segment] of path.entries()) {
    const { node } = place;
    if (!isMap(node)) return place;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
    if (pair === undefined) return place;
    place = {
      pair,
      node: pair.value as Node | null,
      missing: path.slice(index + 1),
      isInFlow: node.flow === true,
    };
  }
  return place;
}
