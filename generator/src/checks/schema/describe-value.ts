import type { Json } from '../../core/kubernetes/object.ts';

/** The type of a value in a few words, never the value itself: it may be a secret. */
export function describeType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'a map';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'a boolean';
    case 'bigint':
      return 'an integer';
    default:
      return Number.isInteger(value) ? 'an integer' : 'a number';
  }
}

/** A plain value for a message, cut where it is long. */
export function quoteValue(value: Json): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object') return describeType(value);
  if (typeof value !== 'string') return String(value);
  const isLong = value.length > LONGEST;
  return JSON.stringify(isLong ? `${value.slice(0, LONGEST)}…` : value);
}

const LONGEST = 80;
