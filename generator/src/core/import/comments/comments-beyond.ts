import type { Comments } from './comments.ts';

/**
 * Leaves out the comments that another file has already, wherever they stand in it: a patch repeats
 * the places of its base, and shall not repeat what is said about them.
 */
export function commentsBeyond(comments: Comments, written: Comments): Comments {
  return beyond(comments, new Set(textsOf(written)));
}

function beyond({ before, inline, end, entries }: Comments, written: Set<string>): Comments {
  return {
    before: written.has(join(before)) ? [] : before,
    inline: inline !== undefined && written.has(inline) ? undefined : inline,
    end: written.has(join(end)) ? [] : end,
    entries: new Map([...entries].map(([key, inner]) => [key, beyond(inner, written)])),
  };
}

function textsOf({ before, inline, end, entries }: Comments): string[] {
  const own = [join(before), join(end), ...(inline === undefined ? [] : [inline])];
  return [...own, ...[...entries.values()].flatMap(textsOf)];
}

function join(lines: readonly string[]): string {
  return lines.join('\n');
}
