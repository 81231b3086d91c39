import type { ErrorCode } from 'yaml';
import { faultAt, type Fault } from '../problem.ts';

/**
 * What the YAML parser refused, in words that tell the cure. The parser's own message is not shown:
 * it can quote the text, and the text can hold a Secret.
 */
export function syntaxFault(code: ErrorCode, offset: number, text: string): Fault {
  const template = templateFault(offset, text);
  if (template !== undefined) return template;
  const { message, hint } = EXPLANATIONS[code] ?? { message: 'this is no YAML' };
  return faultAt(offset, message, hint);
}

/** A mistake on a line with `{{` is none of YAML's: the file is the template of a chart. */
export function templateFault(offset: number, text: string): Fault | undefined {
  if (!lineAround(text, offset).includes('{{')) return undefined;
  const message = 'this is no YAML but a template with "{{"';
  return faultAt(offset, message, 'render it first, for example with `helm template`');
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? text.length : end);
}

const EXPLANATIONS: Partial<Record<ErrorCode, { message: string; hint?: string }>> = {
  ALIAS_PROPS: { message: 'an alias has an anchor or tag of its own' },
  BAD_ALIAS: { message: 'an alias or anchor has no proper name' },
  BAD_DIRECTIVE: { message: 'a directive stands where none is accepted' },
  BAD_DQ_ESCAPE: {
    message: 'the text in double quotes has an escape that YAML does not know',
    hint: 'write a backslash as two, or the text in single quotes',
  },
  BAD_INDENT: {
    message: 'the indentation fits nothing above, or a { or [ has no end',
    hint: 'keys of one map begin in the same column',
  },
  BAD_PROP_ORDER: { message: 'an anchor or tag stands where none is accepted' },
  BAD_SCALAR_START: {
    message: 'the value begins with a character that has a meaning of its own',
    hint: 'write the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second "key: value" stands where a value is expected',
    hint: 'write the value in quotes, or begin a new line with the right indentation',
  },
  BLOCK_IN_FLOW: { message: 'an indented map or list stands inside of { } or [ ]' },
  KEY_OVER_1024_CHARS: {
    message: 'a key has more than 1024 characters',
    hint: 'write "key: value", with a space after the colon',
  },
  MISSING_CHAR: {
    message: 'a quote, a bracket, a comma or the colon after a key is missing',
    hint: 'look at this line and the ones above it',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a key goes over several lines',
    hint: 'write "key: value", with a space after the colon',
  },
  MULTIPLE_ANCHORS: { message: 'a value has two anchors' },
  MULTIPLE_TAGS: { message: 'a value has two tags' },
  TAB_AS_INDENT: {
    message: 'the line is indented with a tab, YAML accepts spaces only',
    hint: 'replace the tab by spaces',
  },
  TAG_RESOLVE_FAILED: { message: 'a value does not fit its tag' },
  UNEXPECTED_TOKEN: { message: 'something stands here that YAML does not accept at this place' },
};
