/** Stands in a message for what is not shown. */
const WITHHELD = '[withheld]';

/**
 * A message without the values of Secrets. Kustomize prints objects, patches and lines of files when
 * it fails, whole or cut short, as YAML, as Go writes a map, or quoted once more; so it is not enough
 * to look for a value as it stands in a file. Every piece of a value's line that is long enough to
 * tell something goes, and a shorter value goes where it stands alone.
 *
 * @param values in plain text; what is base64 of it, or decodes to it, goes as well
 * @param shown texts that may stay although a value holds them: paths of files
 */
export function withholdValues(
  whole: string,
  values: Iterable<string>,
  shown: Iterable<string> = [],
): string {
  const message = whole.replace(BYTES, '$1');
  const hidden = new Array<boolean>(message.length).fill(false);
  const mark = (offset: number, length: number): void => {
    hidden.fill(true, offset, offset + length);
  };
  const pieces = piecesOf(message);
  for (const line of linesOf(values)) {
    if (line.length < PIECE) {
      for (const offset of wordsIn(message, line)) mark(offset, line.length);
    }
    for (let start = 0; start + PIECE <= line.length; start++) {
      const piece = line.slice(start, start + PIECE);
      for (const offset of pieces.get(piece) ?? []) mark(offset, PIECE);
      // Marked once for all.
      pieces.delete(piece);
    }
  }
  for (const text of shown) {
    // A file called `a` must not show every a.
    if (text.length < PIECE) continue;
    for (const offset of wordsIn(message, text)) hidden.fill(false, offset, offset + text.length);
  }
  return [...message.matchAll(/[\s\S]/g)]
    .map(({ 0: character, index }) => {
      if (hidden[index] !== true) return character;
      return hidden[index - 1] === true ? '' : WITHHELD;
    })
    .join('');
}

/** A line of an env file as numbers, before the line itself (kustomize api/kv/kv.go). */
const BYTES = /(\bline) \[\d+(?: \d+)*\]/g;

/** Kustomize cuts a value that it quotes after seven characters (go-yaml, `decode.go`). */
const PIECE = 6;

/** A value of one or two characters tells less than its absence from a message would. */
const SHORTEST = 3;

function piecesOf(message: string): Map<string, number[]> {
  const pieces = new Map<string, number[]>();
  for (let offset = 0; offset + PIECE <= message.length; offset++) {
    const piece = message.slice(offset, offset + PIECE);
    if (piece.trim() === '') continue;
    const offsets = pieces.get(piece);
    if (offsets === undefined) pieces.set(piece, [offset]);
    else offsets.push(offset);
  }
  return pieces;
}

function linesOf(values: Iterable<string>): Set<string> {
  const lines = new Set<string>();
  for (const value of values) {
    for (const form of formsOf(value)) {
      for (const line of form.split('\n')) {
        const trimmed = line.trim();
        if (trimmed.length >= SHORTEST) lines.add(trimmed);
      }
    }
  }
  return lines;
}

function formsOf(value: string): string[] {
  const encoded = Buffer.from(value, 'utf8').toString('base64');
  const decoded = BASE64.test(value) ? Buffer.from(value, 'base64').toString('utf8') : value;
  return [...new Set([value, decoded])].flatMap((text) => [text, goQuoted(text)]).concat(encoded);
}

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** As `%q` of Go writes a text, but for characters that it takes for unprintable (`strconv.Quote`). */
function goQuoted(text: string): string {
  return text.replace(/["\\\u0000-\u001f\u007f]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return GO_ESCAPES.get(character) ?? `\\x${code}`;
  });
}

const GO_ESCAPES = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** Where a text stands in a message and is no part of a longer word. */
function wordsIn(message: string, text: string): number[] {
  const offsets: number[] = [];
  for (let at = message.indexOf(text); at !== -1; at = message.indexOf(text, at + 1)) {
    const around = [message[at - 1], message[at + text.length]];
    if (!around.some((character) => /\w/.test(character ?? ''))) offsets.push(at);
  }
  return offsets;
}
