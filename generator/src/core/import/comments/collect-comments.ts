import type { Node } from 'yaml';
import type { CommentToken } from '../input/syntax/parse-document.ts';
import { TextLines } from '../input/syntax/text-lines.ts';
import { noComments, type Comments } from './comments.ts';
import { listPlaces, type Place } from './list-places.ts';

/**
 * Gives each comment of a document to the value that a reader would say it is about: one at the end
 * of a line to what begins on that line, one on lines of its own to the entry below it, or, where it
 * is indented deeper than that entry, to the end of the map or list above.
 */
export function collectComments(
  text: string,
  contents: Node | null,
  comments: readonly CommentToken[],
): Comments {
  const root = noComments();
  if (comments.length === 0) return root;
  const lines = new TextLines(text);
  const collector = new Collector(root, lines, listPlaces(contents));
  let block: Block | undefined;
  for (const comment of comments) {
    const lineStart = lines.startOf(comment.offset);
    const content = comment.text.trimEnd();
    if (text.slice(lineStart, comment.offset).trim() !== '') {
      collector.addInline(comment.offset, content);
      continue;
    }
    const target = collector.targetOf(comment.offset);
    if (block?.target === target && isGap(text.slice(block.end, lineStart))) target.push('');
    target.push(content);
    block = { target, end: nextLine(text, comment.offset) };
  }
  return root;
}

interface Block {
  target: string[];
  /** Where the line below its last comment begins. */
  end: number;
}

class Collector {
  readonly #root: Comments;
  readonly #lines: TextLines;
  readonly #places: readonly Place[];
  readonly #found = new Map<Place, Comments>();

  constructor(root: Comments, lines: TextLines, places: readonly Place[]) {
    this.#root = root;
    this.#lines = lines;
    this.#places = places;
  }

  addInline(offset: number, comment: string): void {
    let place = this.#lastBefore(offset);
    if (place === undefined) {
      this.#root.before.push(comment);
      return;
    }
    // What is in braces is one value to a reader, if the braces close before the comment.
    while (place.isInFlow && place.parent !== undefined && place.parent.end <= offset) {
      place = place.parent;
    }
    const comments = this.#commentsAt(place);
    if (comments.inline === undefined) comments.inline = comment;
    else comments.before.push(comment);
  }

  /** The lines that a comment on a line of its own belongs to. */
  targetOf(offset: number): string[] {
    const index = this.#indexAfter(offset);
    const previous = this.#places[index - 1];
    const next = this.#places[index];
    if (previous === undefined) return this.#root.before;
    const column = this.#lines.columnOf(offset);
    if (next !== undefined && (isWithinFlow(next, offset) || column <= this.#columnOf(next))) {
      return this.#commentsAt(next).before;
    }
    const floor = next === undefined ? 0 : this.#columnOf(next);
    for (let place: Place | undefined = previous; place !== undefined; place = place.parent) {
      const isInside = place.isInFlow
        ? place.parent !== undefined && offset < place.parent.end
        : this.#columnOf(place) <= column && this.#columnOf(place) > floor;
      if (isInside) return this.#ownerOf(place).end;
    }
    return next === undefined ? this.#root.end : this.#commentsAt(next).before;
  }

  #ownerOf({ parent }: Place): Comments {
    return parent === undefined ? this.#root : this.#commentsAt(parent);
  }

  #commentsAt(place: Place): Comments {
    const known = this.#found.get(place);
    if (known !== undefined) return known;
    const { entries } = this.#ownerOf(place);
    const comments = entries.get(place.key) ?? noComments();
    entries.set(place.key, comments);
    this.#found.set(place, comments);
    return comments;
  }

  #columnOf({ start }: Place): number {
    return this.#lines.columnOf(start);
  }

  #lastBefore(offset: number): Place | undefined {
    return this.#places[this.#indexAfter(offset) - 1];
  }

  /** Index of the first place that begins behind the offset. */
  #indexAfter(offset: number): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isWithinFlow({ isInFlow, parent }: Place, offset: number): boolean {
  return isInFlow && (parent === undefined || parent.start < offset);
}

/** One blank line or more, and nothing else. */
function isGap(text: string): boolean {
  return text.includes('\n') && text.trim() === '';
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
