import type { Json, JsonObject } from '../kubernetes/object.ts';
import { MAX_DEPTH } from './manifest-document.ts';
import { plainScalar } from './plain-scalar.ts';

/** How the reader that stands behind this one reads; both must read alike. */
export interface PlainReading {
  /** What a scalar without quotes means; undefined where that takes more than its text to know. */
  resolve: (text: string) => Json | undefined;
  /** How deep maps and lists may nest. */
  maxDepth: number;
}

/**
 * Reads a document in the plain YAML that Kustomize, kubectl and most people write, some twenty times
 * as fast as the YAML reader would: maps and lists in blocks, scalars on one line, literal blocks.
 *
 * @param reading as kubectl reads, if it is left out
 * @returns undefined for anything else, valid or not
 */
export function readPlainYaml(text: string, reading: PlainReading = KUBECTL): Json | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const lines = text.split('\n');
  if (/^--- *$/.test(lines[0] ?? '')) lines[0] = '';
  try {
    return new PlainReader(lines, reading).readDocument();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const KUBECTL: PlainReading = { resolve: plainScalar, maxDepth: MAX_DEPTH };

// Tabs, other line breaks, and what no YAML may hold.
const UNUSUAL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** A key, plain or quoted, and what follows its colon. */
const ENTRY = /^(?:([\w.$/][\w.$/@+=~-]*)|("(?:[^"\\]|\\.)*")|('(?:[^']|'')*')):(?: +(.*))?$/;
const PLAIN_START = /^(?:[^-?:,[\]{}#&*!|>'"%@`\s]|-[^\s])/;
const DOUBLE = /^"(?:[^"\\]|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[\da-fA-F]{4}))*"$/;
const SINGLE = /^'(?:[^']|'')*'$/;
const LITERAL = /^\|([-+]?)$/;

/** Something that this reader does not read. */
class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

class PlainReader {
  readonly #lines: string[];
  readonly #reading: PlainReading;
  #at = 0;
  #depth = 0;

  constructor(lines: string[], reading: PlainReading) {
    this.#lines = lines;
    this.#reading = reading;
  }

  readDocument(): Json {
    this.#skipBlank();
    if (this.#at >= this.#lines.length) throw new NotPlain();
    const value = this.#readBlock(this.#indent());
    this.#skipBlank();
    if (this.#at < this.#lines.length) throw new NotPlain();
    return value;
  }

  /** The map or list whose first line is the present one. */
  #readBlock(indent: number): JsonObject | Json[] {
    this.#depth += 1;
    if (this.#depth > this.#reading.maxDepth) throw new NotPlain();
    const value = this.#isItem(indent) ? this.#readList(indent) : this.#readMap(indent);
    this.#depth -= 1;
    return value;
  }

  #readMap(indent: number): JsonObject {
    const map = new Map<string, Json>();
    do {
      const [, plain, double, single, rest] = ENTRY.exec(this.#line().slice(indent)) ?? [];
      const key = plain ?? (double === undefined ? undefined : unquoteDouble(double));
      const name = key ?? (single === undefined ? undefined : unquoteSingle(single));
      if (name === undefined || map.has(name)) throw new NotPlain();
      // A key that is a number or a word such as `yes` would be another text.
      if (plain !== undefined && typeof this.#reading.resolve(plain) !== 'string')
        throw new NotPlain();
      map.set(name, this.#readValue(rest?.trimEnd() ?? '', indent, true));
    } while (this.#continues(indent) && !this.#isItem(indent));
    return Object.fromEntries(map);
  }

  #readList(indent: number): Json[] {
    const list: Json[] = [];
    do {
      const line = this.#line();
      const content = line.slice(indent + 1);
      const inner = content.trimStart();
      const column = line.length - inner.length;
      if (ENTRY.test(inner) || /^-(?: |$)/.test(inner)) {
        // A map or list that begins beside the dash: as if the dash were a blank.
        this.#lines[this.#at] = ' '.repeat(column) + inner;
        list.push(this.#readBlock(column));
      } else {
        list.push(this.#readValue(inner.trimEnd(), indent, false));
      }
    } while (this.#continues(indent) && this.#isItem(indent));
    return list;
  }

  /** What follows a colon or a dash, and the lines that belong to it. */
  #readValue(text: string, indent: number, isInMap: boolean): Json {
    const literal = LITERAL.exec(text);
    this.#at += 1;
    if (literal !== null) return this.#readLiteral(indent, literal[1] ?? '');
    if (text !== '') return this.#scalar(text);
    this.#skipBlank();
    if (this.#at >= this.#lines.length) return null;
    const next = this.#indent();
    if (next > indent) return this.#readBlock(next);
    // The items of a list may stand below their key without an indent.
    return isInMap && next === indent && this.#isItem(indent) ? this.#readBlock(indent) : null;
  }

  /** The lines of a literal block; `chomping` says what becomes of the breaks at its end. */
  #readLiteral(parent: number, chomping: string): string {
    const start = this.#at;
    let indent: number | undefined;
    while (this.#at < this.#lines.length) {
      const line = this.#line();
      const width = widthOf(line);
      if (width < line.length) {
        indent ??= width;
        if (width < indent || width <= parent) break;
      } else if (indent === undefined && width > parent + 1) {
        // Blanks before the first text would have to be compared with its indent.
        throw new NotPlain();
      }
      this.#at += 1;
    }
    const isEmpty = indent === undefined || indent <= parent;
    if (isEmpty || (this.#at < this.#lines.length && this.#indent() > parent)) throw new NotPlain();
    const lines = this.#lines.slice(start, this.#at).map((line) => line.slice(indent));
    // The last piece of a text that ends with a line break is no line.
    if (this.#at === this.#lines.length && lines.at(-1) === '') lines.pop();
    const text = lines.map((line) => `${line}\n`).join('');
    if (chomping === '+') return text;
    const stripped = text.replace(/\n+$/, '');
    return chomping === '-' ? stripped : `${stripped}\n`;
  }

  /** Goes to the next line with content; whether it belongs to the map or list of this indent. */
  #continues(indent: number): boolean {
    this.#skipBlank();
    if (this.#at >= this.#lines.length) return false;
    const next = this.#indent();
    if (next > indent) throw new NotPlain();
    return next === indent;
  }

  #skipBlank(): void {
    while (this.#at < this.#lines.length && /^ *(?:#|$)/.test(this.#line())) this.#at += 1;
  }

  #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  #indent(): number {
    return widthOf(this.#line());
  }

  #isItem(indent: number): boolean {
    const line = this.#line();
    return line[indent] === '-' && (line.length === indent + 1 || line[indent + 1] === ' ');
  }

  #scalar(text: string): Json {
    if (text.startsWith('"')) return unquoteDouble(text);
    if (text.startsWith("'")) return unquoteSingle(text);
    if (text === '{}') return {};
    if (text === '[]') return [];
    const isPlain = PLAIN_START.test(text) && !text.endsWith(':') && !/: | #/.test(text);
    if (!isPlain) throw new NotPlain();
    const value = this.#reading.resolve(text);
    if (value === undefined) throw new NotPlain();
    return value;
  }
}

function widthOf(line: string): number {
  let width = 0;
  while (line.charCodeAt(width) === SPACE) width += 1;
  return width;
}

const SPACE = 32;

function unquoteDouble(text: string): string {
  if (!DOUBLE.test(text)) throw new NotPlain();
  return JSON.parse(text) as string;
}

function unquoteSingle(text: string): string {
  if (!SINGLE.test(text)) throw new NotPlain();
  return text.slice(1, -1).replaceAll("''", "'");
}
