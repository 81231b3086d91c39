import { Scalar, visit, type Document } from 'yaml';

/**
 * Whether a text has breaks that the YAML package reads differently from go-yaml: those that YAML 1.1
 * has and YAML 1.2 has not, and lines of nothing but spaces, which can belong to a block scalar.
 */
export function hasUnusualBreaks(text: string): boolean {
  return UNUSUAL.test(text);
}

const UNUSUAL = /[\u0085\u2028\u2029]|\r(?!\n)|^ +\r?$/m;

/**
 * The text with a line feed for each break of YAML 1.1, so that offsets stay as they are. Not where a
 * quote follows: one that closes a text may stand in the first column for go-yaml alone.
 */
export function withLineFeeds(text: string): string {
  return text.replaceAll(BREAKS, (breaks) => '\n'.repeat(breaks.length));
}

const BREAKS = /[\u0085\u2028\u2029]+(?!['\u0085\u2028\u2029])|\r(?!\n)/g;

/**
 * Gives the scalars of a document the texts that go-yaml reads. To it U+0085 and a lone carriage
 * return are line feeds; U+2028 and U+2029 break a line, too, but stay in the text, and are not folded.
 *
 * @param document parsed with its source tokens from `withLineFeeds(text)`
 * Source: go.yaml.in/yaml/v2 scannerc.go (yaml_parser_scan_block_scalar, _flow_scalar, _plain_scalar)
 */
export function restoreTexts(document: Document.Parsed, text: string): void {
  visit(document, {
    Scalar(_, node) {
      const [start, end] = node.range ?? [0, 0];
      const source = text.slice(start, end);
      if (node.type === Scalar.BLOCK_LITERAL) node.value = literalText(node, text);
      else if (!OF_YAML_1_1.test(source)) return;
      else if (node.type === Scalar.PLAIN) node.value = folded(source);
      else if (node.type === Scalar.QUOTE_SINGLE) {
        node.value = folded(source.slice(1, -1).replaceAll("''", "'"));
      }
    },
  });
}

const OF_YAML_1_1 = /[\u0085\u2028\u2029]/;

/** Of several breaks in a row a line feed that comes first is left out, a single one is a space. */
function folded(source: string): string {
  return source.replaceAll(/[ \t]*(?:[\n\r\u0085\u2028\u2029][ \t]*)+/g, (run) => {
    const [first = '', ...rest] = withNormalBreaks(run.replaceAll(/[ \t]/g, ''));
    if (first !== '\n') return [first, ...rest].join('');
    return rest.length === 0 ? ' ' : rest.join('');
  });
}

function withNormalBreaks(text: string): string {
  return text.replaceAll(/\r\n|[\r\u0085]/g, '\n');
}

/**
 * The text of a block in literal style: its lines without the indentation, however they end. A line of
 * spaces beyond the indentation belongs to the text; the package takes it for a blank one.
 */
function literalText({ srcToken }: Scalar, text: string): string {
  if (srcToken?.type !== 'block-scalar') return '';
  const { props, indent: parent, source } = srcToken;
  const header = props.find((prop) => prop.type === 'block-scalar-header');
  const style = header !== undefined && 'source' in header ? header.source : '';
  const last = props.at(-1);
  const start = last === undefined ? 0 : last.offset + ('source' in last ? last.source.length : 0);
  BLANK_LINES.lastIndex = start + source.length;
  const end = BLANK_LINES.lastIndex + (BLANK_LINES.exec(text)?.[0].length ?? 0);
  const body = withNormalBreaks(text.slice(start, end));

  const width = widthOf(style, parent, body);
  const value = body.replaceAll(new RegExp(`^ {0,${width}}`, 'gm'), '');
  if (style.includes('+')) return value;
  const content = value.replace(/[\n\u2028\u2029]+$/, '');
  return style.includes('-') ? content : content + value.charAt(content.length);
}

const BLANK_LINES = /(?: *(?:\r\n|[\n\r\u0085\u2028\u2029]))*/y;

/** As the header says, else that of the first line that is not blank. */
function widthOf(style: string, parent: number, body: string): number {
  const explicit = /\d/.exec(style)?.[0];
  if (explicit !== undefined) return Math.max(parent, 0) + Number(explicit);
  return /^( *)[^ \n\u2028\u2029]/m.exec(body)?.[1]?.length ?? 0;
}
