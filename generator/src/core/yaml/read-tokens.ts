import { Lexer, Parser, type CST } from 'yaml';

/**
 * The tokens of a text of YAML, one for each document, directive and comment between them: what the
 * package's `Composer` takes. It calls itself for each level of nesting, and collections as keys cost
 * it more with each, so a hostile text ends here, before its depth does harm.
 *
 * @throws {SyntaxError} where maps and lists nest deeper than `MAX_DEPTH`
 */
export function* readTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_DEPTH) {
      throw new SyntaxError(`the text nests deeper than ${MAX_DEPTH} levels`);
    }
  }
  yield* parser.end();
}

/** Whether a text nests deeper than `MAX_DEPTH`, for those who leave its reading to the package. */
export function isTooDeep(text: string): boolean {
  try {
    const tokens = readTokens(text);
    while (tokens.next().done !== true);
    return false;
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

/** CustomResourceDefinitions reach some forty levels. */
export const MAX_DEPTH = 200;
