import { setTimeout as delay } from 'node:timers/promises';

/** Time, so that tests can have their own. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => delay(milliseconds),
};
