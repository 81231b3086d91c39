import type { Clock } from '../../shell/clock.ts';
import type { Output } from '../../shell/output.ts';

export interface Waiting {
  clock: Clock;
  output: Output;
  /** Milliseconds. */
  limit: number;
}

/**
 * Looks again and again until there is nothing left to wait for, and shows what that is.
 *
 * @param look what is left, or undefined
 * @returns what was left when the time ended, or undefined
 */
export async function waitUntil(
  { clock, output, limit }: Waiting,
  look: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const end = clock.now() + limit;
  for (;;) {
    const left = await look();
    if (left === undefined || clock.now() >= end) {
      output.progress('');
      return left;
    }
    output.progress(left.slice(0, 110));
    await clock.wait(PAUSE);
  }
}

const PAUSE = 1000;
