import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** A step towards a value: the key of a map or the index of a list. */
export type Step = string | number;

/**
 * Where the value at a path begins in the text: its key, or the element of a list. What is not
 * written at that place, because an alias or a merge brings it, begins where its parent does.
 */
export function offsetAt(root: Node, path: readonly Step[]): number {
  let node: Node | null = root;
  let offset = startOf(root);
  for (const step of path) {
    if (isMap<Node, Node | null>(node)) {
      const pairs: Pair<Node, Node | null>[] = node.items;
      const pair = pairs.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return offset;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq<Node>(node) && typeof step === 'number') {
      node = node.items[step] ?? null;
      if (node !== null) offset = startOf(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
