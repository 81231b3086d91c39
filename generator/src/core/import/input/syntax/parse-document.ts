import { Composer, Parser, type CST, type Document } from 'yaml';
import { faultAt, type Fault } from '../problem.ts';
import { syntaxFault } from './syntax-fault.ts';

/** A comment of a text: from `#` to the end of its line. */
export interface CommentToken {
  offset: number;
  text: string;
}

export interface ParsedDocument {
  /** Undefined where the text cannot be read. */
  document: Document.Parsed | undefined;
  comments: CommentToken[];
  faults: Fault[];
}

/**
 * Parses the text of one document once, for its data and its comments. Scalars stay as they are
 * written: what they mean is `resolveScalar`'s. Of several mistakes the first is told, because the
 * parser has lost its way after it.
 */
export function parseDocument(text: string): ParsedDocument {
  const tokens = [...new Parser().parse(text)];
  const { comments, tooDeep } = surveyTokens(tokens);
  if (tooDeep !== undefined) {
    const fault = faultAt(tooDeep, `nested deeper than ${MAX_DEPTH} levels`);
    return { document: undefined, comments, faults: [fault] };
  }
  const first = tokens.find(({ type }) => type === 'directive' || type === 'document');
  if (first?.type === 'directive') {
    const message = 'a directive such as %YAML stands here, which Kustomize refuses';
    const fault = faultAt(first.offset, message, 'remove the line');
    return { document: undefined, comments, faults: [fault] };
  }
  const [document, second] = new Composer(OPTIONS).compose(tokens, true, text.length);
  const [error] = [...(document?.errors ?? [])].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error !== undefined) {
    const fault = syntaxFault(error.code, Math.min(error.pos[0], text.trimEnd().length), text);
    return { document: undefined, comments, faults: [fault] };
  }
  if (second !== undefined && !isBlank(second)) {
    const message = 'a second document begins here without "---", which Kustomize would ignore';
    const fault = faultAt(second.contents?.range[0] ?? 0, message, 'add a line "---" above it');
    return { document: undefined, comments, faults: [fault] };
  }
  return { document, comments, faults: [] };
}

/** How deep maps and lists may nest; CustomResourceDefinitions reach some forty levels. */
export const MAX_DEPTH = 200;

const OPTIONS = {
  schema: 'failsafe',
  // Found with both their places in to-value.ts.
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: true,
  // Tags are judged in read-scalar.ts and to-value.ts.
  resolveKnownTags: false,
} as const;

function isBlank({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && (contents === null || contents.range[0] === contents.range[1]);
}

/**
 * All comments, in their order, and the offset of the first token that is nested too deep. Without
 * recursion, since the composer's own would not survive a hostile depth.
 */
function surveyTokens(roots: readonly CST.Token[]): {
  comments: CommentToken[];
  tooDeep: number | undefined;
} {
  const comments: CommentToken[] = [];
  const stack = roots.map((token) => ({ token, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return { comments, tooDeep: token.offset };
    if (token.type === 'comment') comments.push({ offset: token.offset, text: token.source });
    const isCollection = 'items' in token;
    for (const child of childrenOf(token)) {
      stack.push({ token: child, depth: isCollection ? depth + 1 : depth });
    }
  }
  comments.sort((a, b) => a.offset - b.offset);
  return { comments, tooDeep: undefined };
}

function childrenOf(token: CST.Token): CST.Token[] {
  switch (token.type) {
    case 'document':
      return [...token.start, ...(token.value === undefined ? [] : [token.value]), ...endOf(token)];
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return [...token.items.flatMap(partsOf), ...endOf(token)];
    case 'block-scalar':
      return token.props;
    default:
      return endOf(token);
  }
}

function partsOf({ start, key, sep, value }: CST.CollectionItem): CST.Token[] {
  return [...start, ...(key ? [key] : []), ...(sep ?? []), ...(value === undefined ? [] : [value])];
}

function endOf(token: CST.Token): CST.Token[] {
  return 'end' in token && Array.isArray(token.end) ? token.end : [];
}
