import type { Json } from '../../../core/kubernetes/object.ts';
import { describeType } from '../describe-value.ts';
import { Trail } from '../trail.ts';

/** How strictly the decoding goes on in the part of the object in hand. */
export class DecodeTrail extends Trail {
  /** In `status`, which the server throws away on creation, what is missing or no choice is no error. */
  isStatus = false;
  /** In parts that the server reads with a lenient decoder of its own, unknown fields are dropped. */
  isLenient = false;
}

/** Reads a value as the server's Go types take it. */
export interface Decoder {
  /**
   * What is wrong goes into the trail.
   *
   * @returns the value as the server has it then: without nulls
   */
  read: (value: Json, trail: DecodeTrail) => Json;
  /** What null is in a list or map; left out where null stays. */
  zero?: Json;
}

/** Reports a value of the wrong type and gives the one that stands for nothing. */
export function reportType(trail: Trail, expected: string, found: Json): void {
  trail.report(
    'type',
    `must be ${expected}, found ${describeType(found)}`,
    mending(expected, found),
  );
}

function mending(expected: string, found: Json): string | undefined {
  if (expected === 'a string') {
    return typeof found === 'number' || typeof found === 'boolean' || typeof found === 'bigint'
      ? 'Put the value in quotes.'
      : undefined;
  }
  if (typeof found !== 'string') return undefined;
  const isPlain = expected === 'a boolean' ? /^(true|false)$/ : /^-?\d+$/;
  return SCALARS.has(expected) && isPlain.test(found)
    ? 'Write the value without quotes.'
    : undefined;
}

const SCALARS = new Set(['a boolean', 'an integer', 'a number']);
