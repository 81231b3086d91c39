import { z } from 'zod';

/** A string of a pattern; the message says what is accepted, and what was found goes behind it. */
export function pattern(regex: RegExp, what: string, example: string): z.ZodString {
  return z.string().regex(regex, { error: `must be ${what}, such as ${example}`, abort: true });
}
