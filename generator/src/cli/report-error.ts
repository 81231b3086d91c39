import { CommanderError } from 'commander';
import { UserError } from '../shell/errors.ts';
import type { Output } from '../shell/output.ts';

/**
 * The only error boundary. A user's mistake is its message and a hint; anything else is a defect of
 * Strata and keeps its stack.
 *
 * @returns the exit code
 */
export function reportError(error: unknown, output: Output): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message; help and version end with 0.
    return error.exitCode === 0 ? 0 : 2;
  }
  output.progress('');
  if (error instanceof UserError) {
    output.fail(`${output.colors.red('error:')} ${error.message}`);
    if (error.hint !== undefined) output.fail(`  ${error.hint}`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  output.fail(`internal error, please report it:\n${text}`);
  return 2;
}
