import { quote } from '../quote.ts';

/**
 * A value as messages show it: `the string "yes"`, `the number 1.35`, `a list`. `source` is the text
 * as written, so that 1.30 is not shown as 1.3.
 */
export function describeValue(value: unknown, source: string | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the string ${quote(value)}`;
    case 'number':
    case 'bigint':
      return `the number ${source ?? String(value)}`;
    case 'boolean':
      return source ?? String(value);
    default:
      return 'a mapping';
  }
}
