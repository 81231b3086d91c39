/** A word of an expression; `kind` is the text itself for operators and keywords. */
export interface Token {
  kind: string;
  text: string;
}

const ESCAPE = String.raw`\\(?:[abfnrtv"'\\?\x60]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})`;
const CHARACTERS = {
  '"""': String.raw`(?:${ESCAPE}|[^\\])*?`,
  "'''": String.raw`(?:${ESCAPE}|[^\\])*?`,
  '"': String.raw`(?:${ESCAPE}|[^\\"\n\r])*`,
  "'": String.raw`(?:${ESCAPE}|[^\\'\n\r])*`,
};
const RAW_CHARACTERS = {
  '"""': String.raw`[^]*?`,
  "'''": String.raw`[^]*?`,
  '"': String.raw`[^"\n\r]*`,
  "'": String.raw`[^'\n\r]*`,
};

const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['space', /(?:[\t\n\f\r ]|\/\/[^\n]*)+/y],
  ['bytes', quoted('[bB][rR]', RAW_CHARACTERS)],
  ['bytes', quoted('[bB]', CHARACTERS)],
  ['string', quoted('[rR]', RAW_CHARACTERS)],
  ['string', quoted('', CHARACTERS)],
  ['number', /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)/y],
  ['number', /(?:0x[0-9a-fA-F]+|\d+)[uU]?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['escaped name', /`[A-Za-z0-9_.\-/ ]+`/y],
  ['operator', /(?:[=!<>]=|&&|\|\||[<>[\]{}().,\-!?:+*/%])/y],
];
const KEYWORDS: ReadonlySet<string> = new Set(['in', 'true', 'false', 'null']);

/**
 * The words of a CEL expression, or undefined where one is none (cel-go, parser/gen/CEL.g4). Spaces
 * and comments are left out.
 */
export function tokens(expression: string): Token[] | undefined {
  const found: Token[] = [];
  for (let position = 0; position < expression.length;) {
    const token = tokenAt(expression, position);
    if (token === undefined) return undefined;
    position += token.text.length;
    if (token.kind !== 'space') found.push(token);
  }
  return found;
}

function tokenAt(expression: string, position: number): Token | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = position;
    const text = pattern.exec(expression)?.[0];
    if (text === undefined) continue;
    const isOwnKind = kind === 'operator' || KEYWORDS.has(text);
    return { kind: isOwnKind ? text : kind, text };
  }
  return undefined;
}

function quoted(prefix: string, characters: Readonly<Record<string, string>>): RegExp {
  const forms = Object.entries(characters).map(([quote, body]) => `${quote}${body}${quote}`);
  return new RegExp(`${prefix}(?:${forms.join('|')})`, 'y');
}
