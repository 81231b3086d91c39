import { setTimeout as delay } from 'node:timers/promises';

/** Waits until the user ends the program, by Ctrl-C or a signal. */
export interface UntilEnded {
  /** Aborted when it shall end. */
  signal: AbortSignal;
  /** Resolves when it shall end. */
  ended: Promise<void>;
  /** Waits; sooner over when it shall end. */
  pause(milliseconds: number): Promise<void>;
  /** Gives Ctrl-C back to the system. */
  stop(): void;
}

/** Takes Ctrl-C and SIGTERM until `stop`. */
export function untilEnded(): UntilEnded {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (): void => {
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, end);
  return {
    signal,
    ended: new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    }),
    pause: (milliseconds) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    stop: () => {
      for (const name of signals) process.removeListener(name, end);
    },
  };
}
