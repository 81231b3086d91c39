import { Scalar } from 'yaml';

/**
 * The text of a block in literal style that ends in lines of spaces, undefined for any other scalar.
 * Spaces beyond the indentation are a part of the text, and Kustomize reads them so; the YAML library
 * takes them for blank lines, which the header may cut off.
 *
 * @param text that the scalar was parsed from
 */
export function literalText({ type, srcToken }: Scalar, text: string): string | undefined {
  if (type !== Scalar.BLOCK_LITERAL || srcToken?.type !== 'block-scalar') return undefined;
  const { source, props, indent } = srcToken;
  const header = props.find((prop) => prop.type === 'block-scalar-header');
  const last = props.at(-1);
  const style = header !== undefined && 'source' in header ? header.source : '';
  // With `+` nothing is cut off.
  if (last === undefined || style.includes('+')) return undefined;
  const start = last.offset + ('source' in last ? last.source.length : 0);
  BLANK_LINES.lastIndex = start + source.length;
  const blank = BLANK_LINES.exec(text)?.[0] ?? '';
  const width = indentation(style, indent, source);
  if (width === undefined || !new RegExp(`^ {${width + 1},}$`, 'm').test(blank)) return undefined;
  const value = (source + blank).replaceAll(new RegExp(`^ {0,${width}}`, 'gm'), '');
  const trimmed = value.replace(/\n+$/, '');
  return style.includes('-') || trimmed === value ? trimmed : `${trimmed}\n`;
}

const BLANK_LINES = /(?: *\n)*/y;

/** As the header says, else that of the first line that is not blank. */
function indentation(style: string, parent: number, body: string): number | undefined {
  const explicit = /\d/.exec(style)?.[0];
  if (explicit !== undefined) return Math.max(parent, 0) + Number(explicit);
  return /^( *)[^ \n]/m.exec(body)?.[1]?.length;
}
