import { isJsonObject, type Json } from '../../kubernetes/object.ts';

/**
 * A text that is the same for equal values (`deepEqual`), whatever the order of their keys. It is
 * computed once for each map or list: objects are never changed in place.
 */
export function fingerprint(value: Json): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value)
    ? `[${value.map(fingerprint).join(',')}]`
    : isJsonObject(value)
      ? `{${Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${fingerprint(value[key] as Json)}`)
          .join(',')}}`
      : '';
  KNOWN.set(value, text);
  return text;
}
const KNOWN = new WeakMap<object, string>();

function scalar(value: null | boolean | number | bigint | string): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** A number that is the same for equal values: a short key for tables of pairs. */
export function contentId(value: Json): number {
  const text = fingerprint(value);
  const known = IDS.get(text);
  if (known !== undefined) return known;
  IDS.set(text, IDS.size);
  return IDS.size - 1;
}
const IDS = new Map<string, number>();
