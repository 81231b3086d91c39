import type { TextStyle } from './text-style.ts';

/**
 * The offset after a block map: after the line of its last content and the comment lines below that
 * are indented as deep as its keys, or deeper. A blank line counts only between such lines.
 */
export function endOfBlock(text: string, contentEnd: number, indent: number): number {
  let end = text[contentEnd - 1] === '\n' ? contentEnd : endOfLine(text, contentEnd);
  for (let line = end; line < text.length;) {
    const next = endOfLine(text, line);
    const content = text.slice(line, next);
    const commentIndent = /^( *)#/.exec(content)?.[1]?.length;
    if (commentIndent === undefined && content.trim() !== '') return end;
    if (commentIndent !== undefined) {
      if (commentIndent < indent) return end;
      end = next;
    }
    line = next;
  }
  return end;
}

/** The offset after the line that an offset stands on. */
export function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

/** The text with a line end after its last line. */
export function withLineEnd(text: string, { lineEnd }: TextStyle): string {
  return text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
}
