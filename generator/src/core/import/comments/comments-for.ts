import { deepEqual } from '../../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json } from '../../kubernetes/object.ts';
import { isBare, noComments, type Comments } from './comments.ts';

/** A value as a person wrote it, with its comments. */
export interface Commented {
  object: Json;
  comments: Comments;
}

/**
 * The comments that still hold for a value which was put together from several sources. Each place
 * takes them from the first source that has a comment there and the same value: of a scalar the
 * equal one, of a map or list any. Elements of a list are the same where they are equal, else where
 * they have the same `name`.
 */
export function commentsFor(value: Json, sources: readonly Commented[]): Comments {
  const matching = sources.filter(({ object }) => isSamePlace(value, object));
  const commented = matching.find(({ comments }) => !isBare(comments))?.comments ?? noComments();
  return {
    before: commented.before,
    inline: commented.inline,
    end: commented.end,
    entries: new Map(
      entriesFor(value, matching).map(([key, entry, found]) => [key, commentsFor(entry, found)]),
    ),
  };
}

function isSamePlace(value: Json, source: Json): boolean {
  if (Array.isArray(value)) return Array.isArray(source);
  return isJsonObject(value) ? isJsonObject(source) : deepEqual(value, source);
}

type Entry = [key: string | number, value: Json, sources: Commented[]];

/** The entries of a map or list for which a source has any comment. */
function entriesFor(value: Json, sources: readonly Commented[]): Entry[] {
  const entries = new Map<string | number, Entry>();
  const add = (key: string | number, entry: Json, source: Commented): void => {
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [key, entry, [source]]);
    else known[2].push(source);
  };
  for (const { object, comments } of sources) {
    if (comments.entries.size === 0) continue;
    if (isJsonObject(value) && isJsonObject(object)) {
      for (const [key, inner] of comments.entries) {
        const entry = typeof key === 'string' ? ownValue(value, key) : undefined;
        const source = typeof key === 'string' ? ownValue(object, key) : undefined;
        if (entry === undefined || source === undefined) continue;
        add(key, entry, { object: source, comments: inner });
      }
    } else if (Array.isArray(value) && Array.isArray(object)) {
      for (const [index, source] of matchElements(value, object, comments)) {
        add(index, value[index] ?? null, source);
      }
    }
  }
  return [...entries.values()];
}

/** For each commented element of the source that is still there: where it is now. */
function matchElements(value: Json[], source: Json[], comments: Comments): Map<number, Commented> {
  const matches = new Map<number, Commented>();
  const unmatched: Commented[] = [];
  for (const [key, inner] of comments.entries) {
    const index = Number(key);
    const object = source[index];
    if (object === undefined) continue;
    const isFree = (at: number): boolean => !matches.has(at) && deepEqual(value[at], object);
    // The element of the same index before others that are equal to it.
    const found = isFree(index) ? index : value.findIndex((_, at) => isFree(at));
    if (found === -1) unmatched.push({ object, comments: inner });
    else matches.set(found, { object, comments: inner });
  }
  for (const element of unmatched) {
    const name = nameOf(element.object);
    const found = value.findIndex((entry, at) => !matches.has(at) && nameOf(entry) === name);
    if (name !== undefined && found !== -1) matches.set(found, element);
  }
  return matches;
}

function nameOf(value: Json): string | undefined {
  const name = isJsonObject(value) ? ownValue(value, 'name') : undefined;
  return typeof name === 'string' ? name : undefined;
}
