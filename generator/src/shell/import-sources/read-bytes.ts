import { createReadStream } from 'node:fs';
import { attempt } from '../files/describe-failure.ts';
import type { SizeBudget } from './size-budget.ts';

/**
 * Reads a file or stream to its end, and no further than the budget goes.
 *
 * @param name of the source, for messages
 * @throws {UserError} for what cannot be read or is too large
 */
export async function readBytes(
  source: string | AsyncIterable<Uint8Array | string>,
  name: string,
  budget: SizeBudget,
): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array | string> =
    typeof source === 'string' ? createReadStream(source) : source;
  return attempt(`read \`${name}\``, async () => {
    const parts: Uint8Array[] = [];
    for await (const part of stream) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      budget.spend(bytes.length, name);
      parts.push(bytes);
    }
    return Buffer.concat(parts);
  });
}
