import { isJsonObject, ownValue, type Json } from '../../../core/kubernetes/object.ts';
import type { Finding, ObjectRule } from '../../finding.ts';

/** A rule about the value at one place; it writes what is wrong into the field. */
export type FieldCheck = (field: Field) => void;

/** Says what is wrong with a text, in words that follow the value; undefined where it is right. */
export type TextFormat = (text: string) => string | undefined;

/**
 * An ObjectRule from checks of the whole object.
 */
export function objectRule(...checks: FieldCheck[]): ObjectRule {
  return (object) => {
    const findings: Finding[] = [];
    const root = new Field(object, findings);
    for (const check of checks) check(root);
    return findings;
  };
}

/**
 * A place in an object, whether there is a value or not, and a way to say what is wrong with it.
 *
 * Reads as the API server decodes: null is the same as nothing, and so, for a field that is no
 * pointer there, is the empty value of its type. A value of a wrong type reads as none: types are
 * the business of the schema, and where they are wrong the server never comes to these rules.
 */
export class Field {
  readonly value: Json | undefined;
  readonly #findings: Finding[];
  readonly #parent: Field | undefined;
  readonly #key: string | number | undefined;

  constructor(value: Json | undefined, findings: Finding[], parent?: Field, key?: string | number) {
    this.value = value ?? undefined;
    this.#findings = findings;
    this.#parent = parent;
    this.#key = key;
  }

  /** The field below these keys; it exists as a place even where nothing is there. */
  at(key: string, ...rest: string[]): Field {
    const { value } = this;
    const field = this.#child(isJsonObject(value) ? ownValue(value, key) : undefined, key);
    const [next, ...others] = rest;
    return next === undefined ? field : field.at(next, ...others);
  }

  /** The elements of a list. */
  items(): Field[] {
    return Array.isArray(this.value)
      ? this.value.map((value, index) => this.#child(value, index))
      : [];
  }

  /** The keys of a map with their values. */
  entries(): [string, Field][] {
    return isJsonObject(this.value)
      ? Object.entries(this.value).map(([key, value]) => [key, this.#child(value, key)])
      : [];
  }

  /** The same place with the value that the server makes of it before it looks. */
  completed(value: Json): Field {
    return new Field(value, this.#findings, this.#parent, this.#key);
  }

  /** There is a value, be it an empty one: what a pointer of the server would point at. */
  get isSet(): boolean {
    return this.value !== undefined;
  }

  /** No value, or the empty one of its type: `""`, `0`, `false`, `[]`, `{}`. */
  get isEmpty(): boolean {
    const { value } = this;
    if (Array.isArray(value)) return value.length === 0;
    if (isJsonObject(value)) return Object.keys(value).length === 0;
    return value === undefined || value === '' || value === false || value === 0;
  }

  /** The text, or `""`. */
  get text(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  /** The number, or undefined. */
  get number(): number | undefined {
    const { value } = this;
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  }

  /** True only where `true` is written. */
  get isTrue(): boolean {
    return this.value === true;
  }

  get path(): (string | number)[] {
    const path = this.#parent?.path ?? [];
    if (this.#key !== undefined) path.push(this.#key);
    return path;
  }

  /** A text must have this format, the empty text too; where nothing is, all is well. */
  matches(format: TextFormat): void {
    if (typeof this.value === 'string') this.mustBe(format);
  }

  /** There must be a text, and it must have this format. */
  requires(format: TextFormat = anyText): void {
    if (this.text === '') this.required();
    else this.matches(format);
  }

  /** The text, and be it the empty one where nothing is, must have this format. */
  mustBe(format: TextFormat): void {
    const complaint = format(this.text);
    if (complaint !== undefined) this.invalid(complaint);
  }

  /** A text must be one of these; no text (or the empty one) is not asked. */
  oneOf(accepted: readonly string[]): void {
    if (this.text !== '' && !accepted.includes(this.text)) this.unsupported(accepted);
  }

  /** There must be a text, and it must be one of these. */
  requiresOneOf(accepted: readonly string[]): void {
    if (this.text === '') this.required(`one of ${accepted.join(', ')}`);
    else this.oneOf(accepted);
  }

  /** A number must not be below `least` nor above `most`; no number is not asked. */
  within(least: number, most = Infinity): void {
    const { number } = this;
    if (number === undefined || (number >= least && number <= most)) return;
    this.invalid(
      most === Infinity
        ? `must be greater than or equal to ${least}`
        : `must be between ${least} and ${most}, inclusive`,
    );
  }

  required(detail?: string): void {
    this.#report('required', sentence('Required value', detail));
  }

  invalid(detail: string): void {
    this.#report('invalid', sentence('Invalid value', quote(this.value), detail));
  }

  /** Invalid, without showing the value. */
  invalidHidden(detail: string): void {
    this.#report('invalid', sentence('Invalid value', detail));
  }

  duplicate(): void {
    this.#report('duplicate', sentence('Duplicate value', quote(this.value)));
  }

  notFound(): void {
    this.#report('not-found', sentence('Not found', quote(this.value)));
  }

  forbidden(detail: string): void {
    this.#report('forbidden', sentence('Forbidden', detail));
  }

  unsupported(accepted: readonly string[]): void {
    const supported = accepted.map((text) => `"${text}"`).join(', ');
    this.#report(
      'unsupported',
      sentence('Unsupported value', quote(this.value), `supported values: ${supported}`),
    );
  }

  tooLong(most: number): void {
    this.#report('too-long', sentence('Too long', `may not be more than ${most} bytes`));
  }

  tooMany(most: number): void {
    this.#report('too-many', sentence('Too many', `must have at most ${most} items`));
  }

  #child(value: Json | undefined, key: string | number): Field {
    return new Field(value, this.#findings, this, key);
  }

  #report(id: string, message: string): void {
    this.#findings.push({ id, severity: 'error', path: this.path, message });
  }
}

const LONGEST_QUOTE = 80;

/** A value for a message: only what fits into a line, and nothing of maps and lists. */
function quote(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object') return undefined;
  if (typeof value !== 'string') return String(value);
  const text = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return JSON.stringify(text);
}

const LONGEST_MESSAGE = 500;

/** One line for a terminal, whatever text of the object it holds. */
function sentence(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .join(': ')
    .slice(0, LONGEST_MESSAGE)
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => escapeOf(character));
}

function anyText(): undefined {
  return undefined;
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
