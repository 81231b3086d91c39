import { Scalar } from 'yaml';
import type { Json } from '../../../kubernetes/object.ts';
import { literalText } from './literal-text.ts';
import { resolveScalar } from './resolve-scalar.ts';
import { uncarriedCharacter } from '../syntax/unreadable-characters.ts';

interface ReadScalar {
  value: Json;
  fault?: { message: string; hint: string };
}

/**
 * The value of a scalar as Kustomize reads it.
 *
 * @param text that the scalar was parsed from
 * @param isText whether it is text even without quotes
 */
export function readScalar(
  scalar: Scalar,
  text: string,
  { isInFlow, isText }: { isInFlow: boolean; isText: boolean },
): ReadScalar {
  const source = literalText(scalar, text) ?? String(scalar.value);
  if (hasSurrogateEscape(scalar)) {
    const message = 'an escape names half of a character, which Kustomize refuses';
    return { value: '', fault: { message, hint: 'write the character itself' } };
  }
  const tag = scalar.tag?.startsWith(STANDARD) ? scalar.tag.slice(STANDARD.length) : scalar.tag;
  if (tag === 'binary') return readBinary(source);
  if (tag !== undefined && !Object.hasOwn(TYPES, tag)) {
    const hint = 'remove the tag; write the value in quotes if it is meant as text';
    return { value: source, fault: { message: 'a value has a tag that Kustomize drops', hint } };
  }
  const isQuoted = scalar.type !== Scalar.PLAIN;
  if (isText || tag === 'str' || (tag === undefined && isQuoted)) return checkText(source);
  const value = resolveScalar(source, isInFlow);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const message = 'infinity and "not a number" cannot be carried by Kustomize';
    return { value: source, fault: { message, hint: 'write it in quotes if it is meant as text' } };
  }
  if (tag === undefined || TYPES[tag]?.(value) === true) return { value };
  const message = 'a value does not fit its tag';
  return { value: source, fault: { message, hint: 'remove the tag' } };
}

const STANDARD = 'tag:yaml.org,2002:';

const TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  str: () => true,
  int: (value) => typeof value === 'bigint' || Number.isInteger(value),
  float: (value) => typeof value === 'bigint' || typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** JSON writes a character beyond U+FFFF as two escapes; go-yaml takes neither. */
function hasSurrogateEscape({ type, value, srcToken }: Scalar): boolean {
  if (type !== Scalar.QUOTE_DOUBLE || !/[\ud800-\udfff]/.test(String(value))) return false;
  const written = srcToken !== undefined && 'source' in srcToken ? srcToken.source : '';
  return /(?<!\\)(?:\\\\)*\\(?:u|U0000)[dD][89a-fA-F]/.test(written);
}

function checkText(value: string): ReadScalar {
  const character = uncarriedCharacter(value);
  if (character === undefined) return { value };
  const message = `a value holds the character ${character}, which Kustomize cannot carry`;
  return { value: '', fault: { message, hint: BASE64 } };
}

function readBinary(source: string): ReadScalar {
  const decoded = decodeBase64(source);
  if (decoded !== undefined) return checkText(decoded);
  const message = 'a value with the tag !!binary is no text in base64';
  return { value: '', fault: { message, hint: BASE64 } };
}

const BASE64 = 'where Kubernetes takes base64, such as in binaryData, write it there as plain text';

function decodeBase64(source: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(source), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
