import { setTimeout as pause } from 'node:timers/promises';

export interface Waiting {
  /** Told when the time is up. */
  explain?: () => Promise<string>;
  seconds?: number;
}

/**
 * Looks again and again until a condition holds, the only way in which these tests wait.
 *
 * @param what the condition in words, for the message
 * @param look gives the awaited value, or undefined while it is not there; what it throws counts as
 *   not yet, and is told at the end
 * @throws {Error} when the time is up, with the last mistake and the explanation
 */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined | false>,
  { explain, seconds = 180 }: Waiting = {},
): Promise<Value> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    let mistake = '';
    try {
      const value = await look();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      mistake = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > deadline) {
      const more = await explain?.().catch(String);
      throw new Error(
        `not within ${seconds} s: ${what}${mistake}${more === undefined ? '' : `\n${more}`}`,
      );
    }
    await pause(400);
  }
}
