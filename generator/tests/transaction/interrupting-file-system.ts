import type { FileSystem } from '../../src/shell/files/file-system.ts';

type Operation = (...args: never[]) => Promise<unknown>;

const MUTATING: ReadonlySet<string> = new Set<keyof FileSystem>([
  'mkdir',
  'writeNew',
  'rename',
  'unlink',
  'rmdir',
  'copy',
  'syncFolder',
]);

/**
 * Calls `interrupt` with a running number before each mutating operation, and with undefined before
 * any other; what it throws is thrown in place of the operation.
 */
export function interruptingFileSystem(
  fs: FileSystem,
  interrupt: (step: number | undefined) => void,
): FileSystem {
  let step = 0;
  return new Proxy(fs, {
    get(target, name: keyof FileSystem) {
      const operation = target[name] as Operation;
      return async (...args: never[]) => {
        interrupt(MUTATING.has(name) ? ++step : undefined);
        return operation(...args);
      };
    },
  });
}

/** In place of a death of the process: from the given step on, every operation fails. */
export function dyingAt(fs: FileSystem, last: number): FileSystem {
  let isDead = false;
  return interruptingFileSystem(fs, (step) => {
    isDead ||= step === last;
    if (isDead) throw new Death();
  });
}

export class Death extends Error {}

/** Fails like the operating system at one step, or from it on. */
export function failingAt(
  fs: FileSystem,
  first: number,
  code: string,
  howOften: 'once' | 'always' = 'once',
): FileSystem {
  return interruptingFileSystem(fs, (step) => {
    if (step === undefined || step < first || (howOften === 'once' && step > first)) return;
    throw Object.assign(new Error(`${code}: made up`), { code });
  });
}
