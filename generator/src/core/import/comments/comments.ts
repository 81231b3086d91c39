/**
 * The comments of a document, as a tree that follows its values. Lines are as they were written,
 * from `#` to the end of the line; an empty one is a blank line between two comments.
 */
export interface Comments {
  /** Above the entry; of the document itself: above its first key. */
  before: string[];
  /** At the end of the line that the entry begins on. */
  inline: string | undefined;
  /** Below the last entry of a map or list, at the column of its entries. */
  end: string[];
  /** By key of a map or index of a list. */
  entries: Map<string | number, Comments>;
}

export function noComments(): Comments {
  return { before: [], inline: undefined, end: [], entries: new Map() };
}

/** Whether there is no comment at this place; `entries` are places of their own. */
export function isBare({ before, inline, end }: Comments): boolean {
  return before.length === 0 && inline === undefined && end.length === 0;
}

/** Whether there is no comment at all. */
export function isEmpty(comments: Comments): boolean {
  return isBare(comments) && [...comments.entries.values()].every(isEmpty);
}
