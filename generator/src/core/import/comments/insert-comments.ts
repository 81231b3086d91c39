import { isCollection, isScalar, Scalar, type Node } from 'yaml';
import { TextLines } from '../input/syntax/text-lines.ts';
import type { Comments } from './comments.ts';
import type { Place } from './list-places.ts';

/**
 * Puts comments into a text in block style. They come above lines that begin an entry and at the
 * ends of lines, never within a text of several lines, so they cannot change a value. What stood
 * beside a bare dash comes above it.
 *
 * @param places of the text
 */
export function insertComments(text: string, places: readonly Place[], comments: Comments): string {
  const lines = new TextLines(text);
  const rows = new Rows(text);
  const rowOf = (offset: number): number => lines.lineOf(offset) - 1;
  rows.addAbove(0, comments.before);
  const commented = commentsByPlace(places, comments);
  // Above a line stand first the ends of what is above it, the deepest first, then its own.
  for (const { place, next, lines: end } of endsOf(places, commented)) {
    const column = lines.columnOf(place.start) - 1;
    if (next !== undefined) rows.addAbove(rowOf(next.start), end, column);
    else if (endsInBlankLine(text)) rows.addAbove(rowOf(places.at(-1)?.start ?? 0), end);
    else rows.addAbove(rows.last, end, column);
  }
  for (const [place, { before, inline }] of commented) {
    if (place === undefined) continue;
    const row = rowOf(place.start);
    rows.addAbove(row, before);
    if (inline === undefined) continue;
    if (typeof place.key === 'number' && hasEntries(place.value)) rows.addAbove(row, [inline]);
    else rows.addBehind(rowOf(endOfHead(place)), inline);
  }
  return rows.text();
}

/**
 * Kustomize adds a line to a text with trailing blank lines when a comment follows it at the end of
 * the document (seen on 5.5.0 and 5.8.1), so such a comment comes above that text.
 */
function endsInBlankLine(text: string): boolean {
  return /\n\s*\n$/.test(text);
}

type CommentsByPlace = Map<Place | undefined, Comments>;

function commentsByPlace(places: readonly Place[], root: Comments): CommentsByPlace {
  const found: CommentsByPlace = new Map([[undefined, root]]);
  for (const place of places) {
    const comments = found.get(place.parent)?.entries.get(place.key);
    if (comments !== undefined) found.set(place, comments);
  }
  return found;
}

interface End {
  /** An entry of the map or list that the comment ends. */
  place: Place;
  /** What follows after all of its entries. */
  next: Place | undefined;
  depth: number;
  lines: string[];
}

function endsOf(places: readonly Place[], commented: CommentsByPlace): End[] {
  const ends = new Map<Place | undefined, End>();
  places.forEach((place, index) => {
    const chain = chainOf(place);
    chain.forEach((inner, position) => {
      const lines = commented.get(inner.parent)?.end ?? [];
      if (lines.length === 0) return;
      const depth = chain.length - position;
      ends.set(inner.parent, { place: inner, next: places[index + 1], depth, lines });
    });
  });
  return [...ends.values()].sort((a, b) => b.depth - a.depth);
}

/** The entry and those that it stands in, the innermost first. */
function chainOf(place: Place): Place[] {
  const chain = [place];
  for (let outer = place.parent; outer !== undefined; outer = outer.parent) chain.push(outer);
  return chain;
}

/** The lines of a text, and what is added to them. */
class Rows {
  readonly #rows: string[];
  readonly #above = new Map<number, string[]>();
  readonly #behind = new Map<number, string>();

  constructor(text: string) {
    this.#rows = text.split('\n');
  }

  get last(): number {
    return this.#rows.length - 1;
  }

  /** Without leading blank lines: after a block scalar they would be a part of it. */
  addAbove(row: number, comments: readonly string[], column = this.#indentOf(row)): void {
    const first = comments.findIndex((line) => line !== '');
    if (first === -1) return;
    const lines = comments
      .slice(first)
      .map((line) => (line === '' ? '' : ' '.repeat(column) + line));
    this.#above.set(row, [...(this.#above.get(row) ?? []), ...lines]);
  }

  addBehind(row: number, comment: string): void {
    if (this.#behind.has(row)) this.addAbove(row, [comment]);
    else this.#behind.set(row, comment);
  }

  text(): string {
    const rows = this.#rows.flatMap((line, row) => {
      const behind = this.#behind.get(row);
      return [...(this.#above.get(row) ?? []), behind === undefined ? line : `${line} ${behind}`];
    });
    return rows.join('\n');
  }

  #indentOf(row: number): number {
    const line = this.#rows[row] ?? '';
    return line.length - line.trimStart().length;
  }
}

function hasEntries(value: Node | null): boolean {
  return isCollection(value) && value.items.length > 0;
}

/** Where the line ends that a comment may follow: of a text in quotes its last one. */
function endOfHead({ start, value }: Place): number {
  if (!isScalar(value)) return start;
  const isBlock = value.type === Scalar.BLOCK_LITERAL || value.type === Scalar.BLOCK_FOLDED;
  return isBlock ? start : (value.range?.[1] ?? start);
}
