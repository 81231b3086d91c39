import { faultAt, type Fault } from '../problem.ts';

/** The text of one document, and where it stands in the file. */
export interface Chunk {
  text: string;
  offset: number;
  /** What follows the `---` above it on the same line. */
  separatorComment: string | undefined;
}

/**
 * Cuts a file into documents exactly where Kustomize does: at lines that begin with `---`
 * (kyaml, `splitDocuments` in `byteio_reader.go`), before any YAML is read. So each document can
 * be broken alone, and nothing but a comment may follow `---`, except in the first line of a file.
 *
 * @param text with LF line endings
 */
export function splitDocuments(text: string): { chunks: Chunk[]; faults: Fault[] } {
  const chunks: Chunk[] = [];
  const faults: Fault[] = [];
  let start = 0;
  let separatorComment: string | undefined;
  const add = (end: number): void => {
    const offset = text.startsWith(BYTE_ORDER_MARK, start) ? start + 1 : start;
    chunks.push({ text: text.slice(offset, end), offset, separatorComment });
  };
  for (const match of text.matchAll(SEPARATOR)) {
    // The break above belongs to the document that ends here: it counts in a block scalar.
    add(match.index + 1);
    const rest = (match[1] ?? '').trim();
    const isComment = rest.startsWith('#');
    separatorComment = isComment ? rest : undefined;
    if (rest !== '' && !isComment) {
      const message = 'behind "---" stands something that is no comment, which Kustomize refuses';
      faults.push(faultAt(match.index + 1, message, 'begin a new line after "---"'));
    }
    start = match.index + match[0].length;
  }
  add(text.length);
  return { chunks, faults };
}

const BYTE_ORDER_MARK = '\ufeff';
const SEPARATOR = /\n---([^\n]*)\n/g;
