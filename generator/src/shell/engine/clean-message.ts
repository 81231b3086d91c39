const LONGEST = 4_000;

/**
 * What Kustomize says of a build that failed. kubectl wraps it into its own log format (klog), which
 * quotes it or sets it on lines of its own; of a panic the first line is enough, and of an object that
 * is printed whole, beginning and end.
 */
export function cleanMessage(stderr: string): string {
  const message = stderr
    .replace(/^E\d{4} [^\]]*\] "command failed" err=/, '')
    .replace(/^Error: /, '')
    .trim();
  const [plain = ''] = unquote(unindented(message)).split(PANIC);
  return shortened(plain.trim());
}

function unindented(text: string): string {
  const inner = /^<\n([\s\S]*)\n\s*>$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/^\t/gm, '');
}

const PANIC = /\n+goroutine \d+ \[/;

function unquote(text: string): string {
  const inner = /^"([\s\S]*)"$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(ESCAPE, unescape);
}

/** The escapes of `strconv.Quote` in Go. */
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/g;

function unescape(escape: string, ...groups: (string | undefined)[]): string {
  const [byte, short, long, character = ''] = groups;
  const code = byte ?? short ?? long;
  if (code === undefined) return LETTERS.get(character) ?? character;
  const point = Number.parseInt(code, 16);
  return point <= MAX_CODE_POINT ? String.fromCodePoint(point) : escape;
}

const MAX_CODE_POINT = 0x10ffff;

const LETTERS = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}`;
}
