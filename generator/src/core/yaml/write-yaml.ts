import { Document, Scalar, visit } from 'yaml';

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
