import { RE2JS } from 're2js';

/**
 * A regular expression of Go: another syntax than that of JavaScript, and never slow, whatever the
 * text is.
 *
 * @returns undefined for what is none
 */
export function goPattern(source: string): RE2JS | undefined {
  if (!COMPILED.has(source)) COMPILED.set(source, compile(source));
  return COMPILED.get(source);
}

const COMPILED = new Map<string, RE2JS | undefined>();

function compile(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}
