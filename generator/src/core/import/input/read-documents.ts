import { isJsonObject, type Json } from '../../kubernetes/object.ts';
import { collectComments } from '../comments/collect-comments.ts';
import { noComments, type Comments } from '../comments/comments.ts';
import type { SourceDocument, SourcePlace } from '../source-document.ts';
import { AliasBudget } from './values/alias-budget.ts';
import { checkObject } from './objects/check-object.ts';
import { flattenLists } from './objects/flatten-lists.ts';
import { offsetAt } from './syntax/offset-at.ts';
import { parseDocument } from './syntax/parse-document.ts';
import type { Fault, InputProblem } from './problem.ts';
import { readPlainObject } from './syntax/read-plain-object.ts';
import { splitDocuments, type Chunk } from './syntax/split-documents.ts';
import { TextLines } from './syntax/text-lines.ts';
import { toValue } from './values/to-value.ts';
import { unreadableCharacter } from './syntax/unreadable-characters.ts';

/** A document that is YAML, but no Kubernetes object. */
export interface ForeignDocument {
  place: SourcePlace;
  /** What it is or lacks, as the end of a sentence. */
  reason: string;
}

export interface ReadDocuments {
  documents: SourceDocument[];
  foreign: ForeignDocument[];
  problems: InputProblem[];
}

/**
 * Reads the objects of one file, with their places and comments, as Kustomize reads them
 * (`splitDocuments`, `resolveScalar`, `toValue`, `flattenLists`). Empty documents are left out; the
 * comments of one go to the document below it, or at the end of the file to the one above.
 *
 * @param file name of the file for messages
 * @param budget what aliases may still repeat
 * @returns all problems of the file; a document with a problem is not among the documents
 */
export function readDocuments(
  file: string,
  text: string,
  budget: AliasBudget = new AliasBudget(),
): ReadDocuments {
  const reader = new Reader(file, text.replaceAll('\r\n', '\n'), budget);
  reader.read();
  return { documents: reader.documents, foreign: reader.foreign, problems: reader.problems };
}

class Reader {
  readonly documents: SourceDocument[] = [];
  readonly foreign: ForeignDocument[] = [];
  readonly problems: InputProblem[] = [];
  readonly #file: string;
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #budget: AliasBudget;
  /** Comments above the next document. */
  #above: string[] = [];

  constructor(file: string, text: string, budget: AliasBudget) {
    this.#file = file;
    this.#text = text;
    this.#lines = new TextLines(text);
    this.#budget = budget;
  }

  read(): void {
    const unreadable = unreadableCharacter(this.#text);
    if (unreadable !== undefined) {
      this.#report([unreadable], 0);
      return;
    }
    const { chunks, faults } = splitDocuments(this.#text);
    this.#report(faults, 0);
    for (const chunk of chunks) this.#readChunk(chunk);
    const last = this.documents.at(-1);
    if (last !== undefined) last.comments.end = joined(last.comments.end, this.#above);
  }

  #readChunk({ text, offset, separatorComment }: Chunk): void {
    if (separatorComment !== undefined) this.#above = joined(this.#above, [separatorComment]);
    if (this.#readPlain(text, offset)) return;
    const { document, comments: tokens, faults } = parseDocument(text);
    this.#report(faults, offset);
    if (document === undefined) return;
    const { contents } = document;
    const comments = collectComments(text, contents, tokens);
    const above = joined(this.#above, comments.before);
    if (contents === null) {
      this.#above = joined(above, comments.end);
      return;
    }
    const lineOf = (at: number): number => this.#lines.lineOf(offset + at);
    const { value, faults: unread } = toValue(contents, text, lineOf, this.#budget);
    this.#report(unread, offset);
    this.#above = isEmpty(value) ? above : [];
    if (unread.length > 0 || isEmpty(value)) return;
    this.#addObjects(
      value,
      { ...comments, before: above },
      (path) => offset + offsetAt(contents, path),
    );
  }

  /** Whether the document is one that needs no parsing, and has no fault. */
  #readPlain(text: string, offset: number): boolean {
    const plain = readPlainObject(text);
    if (plain === undefined) return false;
    const checked = checkObject(plain.value);
    if (checked.kind !== 'object') return false;
    const comments = { ...noComments(), before: this.#above };
    const place = this.#placeOf(offset + plain.offset);
    this.documents.push({ object: checked.object, place, comments });
    this.#above = [];
    return true;
  }

  #addObjects(
    document: Json,
    allComments: Comments,
    offsetOf: (path: readonly (string | number)[]) => number,
  ): void {
    for (const { value, path, comments } of flattenLists(document, allComments)) {
      const place = this.#placeOf(offsetOf(path));
      const checked = checkObject(value);
      if (checked.kind === 'object') {
        this.documents.push({ object: checked.object, place, comments });
      } else if (checked.kind === 'foreign') {
        this.foreign.push({ place, reason: checked.reason });
      } else {
        const faults = checked.faults.map(({ path: inner, ...fault }) => ({
          ...fault,
          offset: offsetOf([...path, ...inner]),
        }));
        this.#report(faults, 0);
      }
    }
  }

  #report(faults: readonly Fault[], base: number): void {
    for (const { offset, ...fault } of faults) {
      this.problems.push({ ...this.#placeOf(base + offset), severity: 'error', ...fault });
    }
  }

  #placeOf(offset: number): SourcePlace {
    const line = this.#lines.lineOf(offset);
    return { file: this.#file, line, column: this.#lines.columnOf(offset) };
  }
}

/** Kustomize passes over these. */
function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) ? Object.keys(value).length === 0 : value === null;
}

function joined(above: readonly string[], below: readonly string[]): string[] {
  if (above.length === 0 || below.length === 0) return [...above, ...below];
  return [...above, '', ...below];
}
