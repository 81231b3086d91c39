import { faultAt, type Fault } from '../problem.ts';

/**
 * The first character that no manifest may hold as it is: control characters, which Kustomize
 * refuses (go-yaml, `readerc.go`), and line breaks that its YAML 1.1 has and YAML 1.2 has not, so
 * that one text would be read in two ways.
 */
export function unreadableCharacter(text: string): Fault | undefined {
  const offset = text.search(UNREADABLE);
  if (offset === -1) return undefined;
  const code = text.charCodeAt(offset);
  if (code === CARRIAGE_RETURN) {
    const message = 'a carriage return stands here without a line feed';
    return faultAt(offset, message, 'save the file with LF or CRLF line endings');
  }
  const isBreak = LINE_BREAKS.has(code);
  const message = isBreak
    ? `the character ${nameOf(code)} is a line break to Kustomize and none to other readers`
    : `the control character ${nameOf(code)} stands here, which no YAML may hold`;
  const isEscapable = isBreak || code < DELETE;
  return faultAt(offset, message, isEscapable ? ESCAPE : 'save the file as text, without it');
}

/**
 * The name of the first character of a value that Kustomize cannot carry, not even as an escape: it
 * refuses to print some control characters, and makes a space of U+0085 (seen on 5.5.0 and 5.8.1).
 */
export function uncarriedCharacter(value: string): string | undefined {
  const offset = value.search(UNCARRIED);
  return offset === -1 ? undefined : nameOf(value.charCodeAt(offset));
}

function nameOf(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const ESCAPE = 'write it as an escape in double quotes, or leave it out';
const CARRIAGE_RETURN = 0x0d;
const DELETE = 0x7f;
const LINE_BREAKS = new Set([0x2028, 0x2029]);

const UNCARRIED = /[\u007f-\u009f\ufffe\uffff]/;
const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\r(?!\n)/;
