/**
 * The anchor that GitHub, and Markdown renderers like it, give to a heading: lower case, without
 * punctuation, a dash for each space.
 */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
