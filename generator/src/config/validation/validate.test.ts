import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../core/kubernetes/object.ts';
import { validate } from './validate.ts';

function messages(schema: z.ZodType, value: Json): string[] {
  return validate(schema, value).findings.map(
    ({ message, hint }) => `${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

describe('validate', () => {
  it('gives the parsed value, defaults filled in', () => {
    const schema = z.strictObject({ a: z.string().default('x') });
    expect(validate(schema, {})).toEqual({ value: { a: 'x' }, findings: [] });
  });

  it.each<[z.ZodType, Json, string[]]>([
    [z.string(), 1.5, ['"v" must be a string, found the number 1.5 | write it in quotes: "1.5"']],
    [z.string(), true, ['"v" must be a string, found true | write it in quotes: "true"']],
    [z.string(), null, ['"v" must be a string, found nothing']],
    [z.number(), '8', ['"v" must be a number, found the string "8" | write 8, without quotes']],
    [z.int(), 1.5, ['"v" must be an integer, found the number 1.5']],
    [
      z.array(z.string()),
      'a',
      ['"v" must be a list, found the string "a" | write it as a list: [a]'],
    ],
    [z.strictObject({}), [], ['"v" must be a mapping, found a list']],
    [z.strictObject({}), { a: 1 }, ['unknown key "a" in v, none is accepted']],
    [z.record(z.string(), z.int()), { a: 'x' }, ['"v.a" must be a number, found the string "x"']],
    [
      z.literal(['1', '2']),
      1,
      ['"v" must be "1" or "2", found the number 1 | write it in quotes: "1"'],
    ],
    [
      z.literal([1, 2]),
      '1',
      ['"v" must be 1 or 2, found the string "1" | write 1, without quotes'],
    ],
    [z.string().min(2), 'a', ['"v" must have at least 2 characters, found the string "a"']],
    [z.string().max(1), 'ab', ['"v" must have at most 1 character, found the string "ab"']],
    [z.array(z.int()).min(1), [], ['"v" must have at least 1 entry']],
    [z.number().gt(3), 3, ['"v" must be more than 3, found the number 3']],
    [z.number().lt(3), 3, ['"v" must be less than 3, found the number 3']],
    [z.number().multipleOf(5), 3, ['"v" must be a multiple of 5, found the number 3']],
    [z.string().regex(/^a$/), 'b', ['"v" must match /^a$/, found the string "b"']],
    [z.email(), 'b', ['"v" must be a valid email, found the string "b"']],
    [z.string().regex(/a/, 'Only a.'), 'b', ['"v": Only a., found the string "b"']],
    [z.array(z.int()).refine(() => false, 'must be unique'), [1], ['"v" must be unique']],
    [z.string().refine(() => false), 'x', ['"v" is not accepted, found the string "x"']],
    [
      z.union([z.string(), z.boolean()]),
      1,
      ['"v" must be a string or true or false, found the number 1'],
    ],
    [
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('disk') }),
        z.strictObject({ kind: z.literal('memory') }),
      ]),
      { kind: 'dsik' },
      ['"v.kind" must be "disk" or "memory", found the string "dsik" | did you mean "disk"?'],
    ],
    [z.string(), 'ok', []],
  ])('describes what %# does not accept', (schema, value, expected) => {
    expect(messages(z.strictObject({ v: schema }), { v: value })).toEqual(expected);
  });

  it('describes a missing key with the words of its description', () => {
    const schema = z.strictObject({ a: z.enum(['x', 'y']).describe('Which one.') });
    expect(messages(schema, {})).toEqual([
      '"a" is missing, it must be "x" or "y" | add a: Which one.',
    ]);
  });

  it('does not report a key as missing that is misspelt', () => {
    const schema = z.strictObject({ image: z.string(), port: z.int() });
    expect(messages(schema, { iamge: 'a' })).toEqual([
      '"port" is missing, it must be a number',
      'unknown key "iamge", accepted: image, port | did you mean "image"?',
    ]);
  });

  it('shows control characters and long text safely', () => {
    const [message] = messages(z.strictObject({ v: z.int() }), {
      v: `\u001b[31m${'x'.repeat(99)}`,
    });
    expect(message).toBe(
      `"v" must be a number, found the string "\\u001b[31m${'x'.repeat(55)}..."`,
    );
  });
});
