import type { Document, YAMLError } from 'yaml';
import type { Fault } from './to-json.ts';

/**
 * What the YAML parser refused, in words that tell the cure. Of several errors only the first is
 * told, because the parser has lost its way after it; tabs are told for each line.
 */
export function syntaxFaults(document: Document.Parsed): Fault[] {
  const { explicit, version } = document.directives.yaml;
  if (explicit === true && version !== '1.2') {
    const message = `directive "%YAML ${version}" is not accepted, the file is read as YAML 1.2`;
    return [{ offset: 0, message, hint: 'remove the line', fatal: true }];
  }
  const errors = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const [first] = errors;
  if (first === undefined) return [];
  const told = first.code === TAB ? errors.filter((error) => error.code === TAB) : [first];
  return told.map((error) => ({ offset: error.pos[0], fatal: true, ...explain(error) }));
}

const TAB = 'TAB_AS_INDENT';

function explain(error: YAMLError): { message: string; hint?: string } {
  const hint = HINTS[error.code];
  const message = MESSAGES[error.code] ?? `this is no YAML: ${error.message}`;
  return hint === undefined ? { message } : { message, hint };
}

const MESSAGES: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'the line is indented with a tab, YAML accepts spaces only',
  MULTIPLE_DOCS: 'a second document begins here, accepted is one document a file',
  BLOCK_AS_IMPLICIT_KEY: 'a second "key: value" stands where a value is expected',
};

const HINTS: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'replace the tab by spaces',
  MULTIPLE_DOCS: 'remove the line "---"',
  BLOCK_AS_IMPLICIT_KEY:
    'write the value in quotes, or begin a new line with the right indentation',
  MULTILINE_IMPLICIT_KEY: 'write "key: value", with a space after the colon',
  BAD_INDENT: 'keys of one map begin in the same column, and every { and [ needs its end',
  BAD_SCALAR_START: 'write the value in quotes',
  MISSING_CHAR: 'add the missing quote, or the colon after a key',
};
