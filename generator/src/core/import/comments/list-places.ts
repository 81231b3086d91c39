import { isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Where an entry of a map or list stands in a text. */
export interface Place {
  /** The entry that its map or list is the value of; undefined at the root. */
  parent: Place | undefined;
  key: string | number;
  /** Offset of the key, or of the dash. */
  start: number;
  /** Offset behind the value. */
  end: number;
  value: Node | null;
  /** Whether it stands within `{ }` or `[ ]`. */
  isInFlow: boolean;
}

/**
 * All entries of all maps and lists, in the order of the text. Entries behind an alias are not: they
 * stand where the anchor is.
 *
 * @param root parsed with `keepSourceTokens`
 */
export function listPlaces(root: Node | null): Place[] {
  const places: Place[] = [];
  const visit = (node: Node | null, parent: Place | undefined, isWithinFlow: boolean): void => {
    if (!isCollection(node)) return;
    const isInFlow = isWithinFlow || node.flow === true;
    const add = (key: string | number, start: number, end: number, value: Node | null): void => {
      const place = { parent, key, start, end, value, isInFlow };
      places.push(place);
      visit(value, place, isInFlow);
    };
    if (isMap<Node, Node | null>(node)) {
      for (const { key, value } of node.items) {
        const start = startOf(key);
        add(isScalar(key) ? String(key.value) : '', start, value?.range?.[1] ?? start, value);
      }
    } else if (isSeq<Node>(node)) {
      node.items.forEach((item, index) => {
        const start = dashOf(node.srcToken, index) ?? startOf(item);
        add(index, start, item.range?.[1] ?? start, item);
      });
    }
  };
  visit(root, undefined, false);
  return places;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function dashOf(token: Node['srcToken'], index: number): number | undefined {
  if (token?.type !== 'block-seq') return undefined;
  return token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset;
}
