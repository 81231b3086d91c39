import { Document, parseAllDocuments, Scalar, visit, type Tags } from 'yaml';
import type { Json } from './kubernetes/object.ts';

/**
 * The one YAML writer: block style, no anchors, no folded lines.
 *
 * Kustomize, kubectl and Argo CD read three dialects of YAML, so every string that one of them could
 * take for something else is double-quoted. `compat` covers the words of YAML 1.1 (`yes`, `on`, `n`);
 * numbers in their many spellings and dates are recognised here.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(value, WRITE_OPTIONS);
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && needsQuotes(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document.toString(STRINGIFY_OPTIONS).replaceAll(RAW_BREAK, escapeCharacter);
}

// The writer leaves these as they are inside of double quotes, where a reader of YAML 1.1 folds them.
const RAW_BREAK = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
const WRITE_OPTIONS = { aliasDuplicateObjects: false, compat: 'yaml-1.1' } as const;
const STRINGIFY_OPTIONS = { lineWidth: 0, blockQuote: 'literal' } as const;

/**
 * Reads manifests as Kustomize's output has to be read: YAML 1.1 scalars, integers exact, a
 * timestamp is a string.
 *
 * @throws {SyntaxError} when the text is no YAML.
 */
export function readManifests(text: string): Json[] {
  return parseAllDocuments(text, READ_OPTIONS).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new SyntaxError(error.message);
    const value = document.toJS() as Json | undefined;
    return value === null || value === undefined ? [] : [value];
  });
}
const READ_OPTIONS = {
  version: '1.1',
  merge: true,
  intAsBigInt: true,
  customTags: (tags: Tags): Tags =>
    tags.filter((tag) => typeof tag === 'string' || tag.tag !== TIMESTAMP).map(withRealFloats),
} as const;

const TIMESTAMP = 'tag:yaml.org,2002:timestamp';
const FLOAT = 'tag:yaml.org,2002:float';

/** The package's YAML 1.1 takes `.` and `e5` for numbers that are not a number. */
function withRealFloats(tag: Tags[number]): Tags[number] {
  if (typeof tag === 'string' || tag.tag !== FLOAT || 'collection' in tag) return tag;
  if (tag.test === undefined) return tag;
  return { ...tag, test: new RegExp(`^(?=[-+]?\\.?\\d|[-+]?\\.[iInN])(?:${tag.test.source})`) };
}

/** A scalar of one of the dialects that begins like a number but is none in all of them. */
function needsQuotes(text: string): boolean {
  if (UNUSUAL.test(text) || UNFIT_FOR_BLOCK.test(text)) return true;
  return NUMBER_LIKE.test(text) && !PLAIN.some((pattern) => pattern.test(text));
}

// Line breaks that YAML 1.1 and 1.2 treat differently, and control characters.
const UNUSUAL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
// In a block, Kustomize refuses a text that begins with a tab, and loses spaces where nothing else is.
const UNFIT_FOR_BLOCK = /^\n*\t|^\n*[ \t]\s*$/;
const NUMBER_LIKE = /^[-+._\d]|^[~=]$|^<<$/;
const PLAIN = [
  /^\d+(\.\d+)?(Ki|Mi|Gi|Ti|Pi|m|k|M|G|T|P|ms|s|h)$/, // quantities, durations
  /^-{1,2}[A-Za-z][^:#]*$/, // options of a command
  /^\.{1,2}\/[^:#]*$/, // relative paths
];
