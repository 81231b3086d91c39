import { faultAt, type Fault } from './problem.ts';

/**
 * The first character that no manifest may hold as it is: control characters, which Kustomize
 * refuses (go-yaml, `reader.go`), and line breaks that its YAML 1.1 has and YAML 1.2 has not, so
 * that one text would be read in two ways.
 */
export function unreadableCharacter(text: string): Fault | undefined {
  const offset = text.search(UNREADABLE);
  if (offset === -1) return undefined;
  const code = text.codePointAt(offset) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === CARRIAGE_RETURN) {
    const message = 'a carriage return stands here without a line feed';
    return faultAt(offset, message, 'save the file with LF or CRLF line endings');
  }
  return BREAKS.has(code)
    ? faultAt(
        offset,
        `the character ${name} is a line break to Kustomize and none to other readers`,
        `write it as "\\u${name.slice(2).toLowerCase()}" in double quotes, or leave it out`,
      )
    : faultAt(
        offset,
        `the control character ${name} stands here, which no YAML may hold`,
        'save the file as text; in double quotes the character can be written as an escape',
      );
}

const CARRIAGE_RETURN = 0x0d;
const BREAKS = new Set([0x85, 0x2028, 0x2029]);

const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\r(?!\n)|\p{Surrogate}/u;
