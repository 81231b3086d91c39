/** A part of a YAML stream that holds one document at most. */
export interface DocumentText {
  /** From its `---`, if it has one, to the next. */
  text: string;
  /** Line of the file, from 1, on which it begins. */
  line: number;
}

/**
 * Splits a YAML stream at its document markers. A line that begins with `---` and a blank is one
 * wherever it stands: no scalar may contain it (YAML 1.2.2, 9.1.2).
 *
 * @returns undefined for a stream with directives or ends of documents, where the parts depend on
 *   each other
 */
export function splitDocuments(stream: string): DocumentText[] | undefined {
  if (/^(?:%|\.\.\.(?:\s|$))/m.test(stream)) return undefined;
  const parts: DocumentText[] = [];
  let start = 0;
  let line = 1;
  while (start < stream.length) {
    const next = nextMarker(stream, start);
    const text = stream.slice(start, next);
    parts.push({ text, line });
    line += countLines(text);
    start = next;
  }
  return parts;
}

export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function nextMarker(stream: string, start: number): number {
  for (let at = stream.indexOf('\n---', start); at !== -1; at = stream.indexOf('\n---', at + 1)) {
    const after = stream[at + '\n---'.length];
    if (after === undefined || /\s/.test(after)) return at + 1;
  }
  return stream.length;
}
