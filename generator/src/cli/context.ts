import type { Dependencies, ExitCode } from '../commands/dependencies.ts';

/** What a command of the command line runs with, and where its exit code goes. */
export interface CommandContext {
  dependencies: Dependencies;
  exit: (code: ExitCode) => void;
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

/** The examples below a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}
