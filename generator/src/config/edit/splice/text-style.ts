import { Document, isMap, isScalar, Scalar, stringify, visit, type Node } from 'yaml';
import type { JsonObject } from '../../../core/kubernetes/object.ts';

/** How a file is written, so that what is added looks like the rest. */
export interface TextStyle {
  lineEnd: '\n' | '\r\n';
  /** Spaces that a nested block is indented with. */
  step: number;
}

/** Reads the style off the text: its first line end, and its first nested map. */
export function textStyle(text: string, document: Document.Parsed): TextStyle {
  const lineEnd = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  return { lineEnd, step: firstStep(text, document.contents) ?? DEFAULT_STEP };
}
const DEFAULT_STEP = 2;

function firstStep(text: string, root: Node | null): number | undefined {
  if (!isMap(root)) return undefined;
  for (const { value } of root.items) {
    if (!isMap(value) || value.flow === true) continue;
    const first = value.items[0]?.key;
    if (!isScalar(first) || first.range === undefined || first.range === null) continue;
    const column = columnOf(text, first.range[0]);
    if (column > 0) return column;
  }
  return undefined;
}

/** Count of characters between the begin of the line and the offset. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** An entry in block style, each line indented by `indent` and ended with the file's line end. */
export function renderBlock(entry: JsonObject, indent: number, style: TextStyle): string {
  const options = { ...WRITE_OPTIONS, indent: style.step };
  const rendered = stringify(entry, options);
  // A block scalar that keeps its last blank lines would take in those of the file that follow, and
  // one that counts its indentation does not bear to be indented further.
  const text = DELICATE_SCALAR.test(rendered)
    ? stringify(entry, { ...options, blockQuote: false })
    : rendered;
  const margin = ' '.repeat(indent);
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${line === '' ? '' : margin}${line}${style.lineEnd}`)
    .join('');
}
const DELICATE_SCALAR = /[|>](\d|-\d|\+|\d\+)/;

/** An entry in flow style on one line, without the braces: `dev: { replicas: 2 }`. */
export function renderFlow(entry: JsonObject, isPadded: boolean): string {
  const document = new Document(entry);
  visit(document, {
    Scalar: (_, scalar) => {
      const isMultiLine = typeof scalar.value === 'string' && scalar.value.includes('\n');
      if (isMultiLine) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({
    ...WRITE_OPTIONS,
    collectionStyle: 'flow',
    flowCollectionPadding: isPadded,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return text
    .trim()
    .replace(/^\{\s*/, '')
    .replace(/\s*\}$/, '');
}

const WRITE_OPTIONS = {
  lineWidth: 0,
  aliasDuplicateObjects: false,
  compat: 'yaml-1.1',
} as const;
