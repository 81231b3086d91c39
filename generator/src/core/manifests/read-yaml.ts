import { Composer, isScalar, LineCounter, Parser, type CST, type Document } from 'yaml';
import type { Json } from '../kubernetes/object.ts';
import { ManifestError, MAX_DEPTH, type ManifestDocument } from './manifest-document.ts';
import { nodeValue } from './node-value.ts';
import { countLines } from './split-documents.ts';

/**
 * Reads every document of a YAML stream, empty ones left out.
 *
 * @param firstLine - Line of the file on which the text begins.
 * @throws {ManifestError} when the text is no YAML.
 */
export function readYaml(text: string, firstLine: number): ManifestDocument[] {
  if (text.length > LONGEST) throw new ManifestError('the document is too large', firstLine);
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  return parse(text, lines, firstLine).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new ManifestError(error.message, lineAt(error.pos[0]));
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.source === '')) return [];
    const start = contents.range[0];
    const { value, duplicates } = valueOf(document, lineAt(start));
    if (value === null) return [];
    const [from, , to] = document.range;
    const part = text.slice(from, to);
    const textLine = firstLine + countLines(text.slice(0, from));
    return [{ line: lineAt(start), value, duplicates, text: part, textLine }];
  });
}

/** The YAML reader needs a hundred times the memory; the API server takes no object above 3 MB. */
const LONGEST = 10 * 1024 * 1024;

function parse(text: string, lines: LineCounter, firstLine: number): Document.Parsed[] {
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    // The composer calls itself for each level.
    if (isTooDeep(token)) throw new ManifestError('the document is too deep', firstLine);
    documents.push(...composer.next(token));
  }
  return [...documents, ...composer.end()];
}

function isTooDeep(root: CST.Token): boolean {
  const open: [token: CST.Token, depth: number][] = [[root, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > MAX_DEPTH) return true;
    for (const inner of partsOf(token)) open.push([inner, depth + 1]);
  }
  return false;
}

function partsOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}

/** Every plain scalar as text: what it means is decided here. Error messages without the source. */
const OPTIONS = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
} as const;

function valueOf(
  document: Document.Parsed,
  line: number,
): { value: Json; duplicates: ManifestDocument['duplicates'] } {
  try {
    return nodeValue(document);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ManifestError(error.message, line);
    throw error;
  }
}
