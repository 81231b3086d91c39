import { tokens, type Token } from './tokens.ts';

/** The type of what an expression gives, where that can be seen from its form. */
export type Result = 'bool' | 'bytes' | 'list' | 'map' | 'null' | 'number' | 'string';

/** What matters of an expression: which names are used and how, and what it gives. */
export type Node =
  | { type: 'name'; name: string }
  | { type: 'select'; target: Node; name: string }
  | { type: 'call'; target: Node | undefined; name: string; arguments: Node[] }
  | { type: 'other'; children: Node[]; result?: Result | undefined };

/** Reads a CEL expression; a text says what is wrong with it. */
export function parseExpression(text: string): Node | string {
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`;
  const words = tokens(text);
  if (words === undefined) return 'syntax error: a character or literal that is none';
  const parser = new Parser(words);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message;
    throw error;
  }
}

class SyntaxProblem extends Error {}

const DEEPEST = 250;
const LONGEST = 100_000;
const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** Whether a name can be one of a variable. */
export function isCelIdentifier(name: string): boolean {
  const isKeyword = ['true', 'false', 'null', 'in'].includes(name) || RESERVED.has(name);
  return /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !isKeyword;
}

/** Binary operators from weakest to strongest; the order of evaluation does not matter here. */
const BINARY: readonly { operators: readonly string[]; result?: Result }[] = [
  { operators: ['||'], result: 'bool' },
  { operators: ['&&'], result: 'bool' },
  { operators: ['<', '<=', '>=', '>', '==', '!=', 'in'], result: 'bool' },
  { operators: ['+', '-'] },
  { operators: ['*', '/', '%'] },
];

const LITERALS: Readonly<Record<string, Result>> = {
  bytes: 'bytes',
  false: 'bool',
  null: 'null',
  number: 'number',
  string: 'string',
  true: 'bool',
};

class Parser {
  readonly #words: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(words: readonly Token[]) {
    this.#words = words;
  }

  whole(): Node {
    const node = this.#expression();
    if (this.#kind !== undefined) throw this.#unexpected();
    return node;
  }

  get #kind(): string | undefined {
    return this.#words[this.#position]?.kind;
  }

  #take(...kinds: string[]): Token | undefined {
    const word = this.#words[this.#position];
    if (word === undefined || !kinds.includes(word.kind)) return undefined;
    this.#position++;
    return word;
  }

  #expect(kind: string): Token {
    const word = this.#take(kind);
    if (word === undefined) throw this.#unexpected();
    return word;
  }

  #unexpected(): SyntaxProblem {
    const word = this.#words[this.#position];
    const found = word === undefined ? 'the end' : JSON.stringify(word.text.slice(0, 40));
    return new SyntaxProblem(`syntax error: unexpected ${found}`);
  }

  #expression(): Node {
    if (++this.#depth > DEEPEST) throw new SyntaxProblem('is nested too deeply');
    let node = this.#binary(0);
    if (this.#take('?')) {
      const whenTrue = this.#binary(0);
      this.#expect(':');
      node = { type: 'other', children: [node, whenTrue, this.#expression()] };
    }
    this.#depth--;
    return node;
  }

  #binary(level: number): Node {
    const binary = BINARY[level];
    if (binary === undefined) return this.#unary();
    const first = this.#binary(level + 1);
    const others: Node[] = [];
    while (this.#take(...binary.operators)) others.push(this.#binary(level + 1));
    if (others.length === 0) return first;
    return { type: 'other', children: [first, ...others], result: binary.result };
  }

  #unary(): Node {
    const sign = this.#take('!', '-')?.kind;
    while (sign !== undefined && this.#take(sign));
    const member = this.#member();
    return sign === '!' ? { type: 'other', children: [member], result: 'bool' } : member;
  }

  #member(): Node {
    let node = this.#primary();
    for (;;) {
      if (this.#take('.')) node = this.#selected(node);
      else if (this.#take('[')) {
        this.#take('?');
        node = { type: 'call', target: node, name: '[]', arguments: [this.#expression()] };
        this.#expect(']');
      } else if (this.#kind === '{' && messageName(node)) {
        node = { type: 'other', children: this.#fields() };
      } else return node;
    }
  }

  #selected(target: Node): Node {
    const isOptional = this.#take('?') !== undefined;
    const name = this.#take('name', 'escaped name', 'in')?.text;
    if (name === undefined || name === 'in') throw this.#unexpected();
    if (isOptional || this.#kind !== '(') return { type: 'select', target, name };
    return { type: 'call', target, name, arguments: this.#arguments() };
  }

  #primary(): Node {
    const literal = this.#take(...Object.keys(LITERALS));
    if (literal) return { type: 'other', children: [], result: LITERALS[literal.kind] };
    if (this.#take('(')) {
      const node = this.#expression();
      this.#expect(')');
      return { type: 'other', children: [node], result: resultOf(node) };
    }
    if (this.#kind === '[') return { type: 'other', children: this.#list(), result: 'list' };
    if (this.#kind === '{') return { type: 'other', children: this.#map(), result: 'map' };
    this.#take('.');
    const name = this.#expect('name').text;
    if (RESERVED.has(name)) throw new SyntaxProblem(`reserved identifier: ${name}`);
    if (this.#kind !== '(') return { type: 'name', name };
    return { type: 'call', target: undefined, name, arguments: this.#arguments() };
  }

  #arguments(): Node[] {
    return this.#separated('(', ')', () => [this.#expression()], { mayTrail: false });
  }

  #list(): Node[] {
    return this.#separated('[', ']', () => {
      this.#take('?');
      return [this.#expression()];
    });
  }

  #map(): Node[] {
    return this.#separated('{', '}', () => {
      this.#take('?');
      const key = this.#expression();
      this.#expect(':');
      return [key, this.#expression()];
    });
  }

  #fields(): Node[] {
    return this.#separated('{', '}', () => {
      this.#take('?');
      if (!this.#take('name', 'escaped name')) throw this.#unexpected();
      this.#expect(':');
      return [this.#expression()];
    });
  }

  #separated(open: string, close: string, element: () => Node[], { mayTrail = true } = {}): Node[] {
    this.#expect(open);
    const nodes: Node[] = [];
    while (!this.#take(close)) {
      nodes.push(...element());
      if (!this.#take(',')) {
        this.#expect(close);
        break;
      }
      if (!mayTrail && this.#kind === close) throw this.#unexpected();
    }
    return nodes;
  }
}

/** What an expression gives; undefined where its form does not tell. */
export function resultOf(node: Node): Result | undefined {
  return node.type === 'other' ? node.result : undefined;
}

/** `a.b.C` before `{`: the name of a message. */
function messageName(node: Node): boolean {
  return node.type === 'name' || (node.type === 'select' && messageName(node.target));
}
