// White space as Go has it (unicode.IsSpace): not quite that of JavaScript.

const SPACE =
  '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const SPACES = new RegExp(`${SPACE}+`);
const IS_SPACE = new RegExp(`^${SPACE}$`);

/** The text without white space at its ends: strings.TrimSpace. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && IS_SPACE.test(text.charAt(start))) start++;
  while (end > start && IS_SPACE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The parts of a text between white space: strings.Fields. */
export function splitFields(text: string): string[] {
  return text.split(SPACES).filter((part) => part !== '');
}
