import { createProgram } from './cli/program.ts';
import { reportError } from './cli/report-error.ts';
import { diskFileSystem } from './shell/files/file-system.ts';
import { processOutput } from './shell/output.ts';
import type { Installation } from './shell/templates.ts';

/**
 * Runs one command.
 *
 * @param argv arguments without node and the script
 * @param installation where the program itself stands
 * @returns the exit code: 0 clean, 1 findings, 2 could not run
 */
export async function main(argv: string[], installation: Installation): Promise<number> {
  const { env } = process;
  const quiet = argv.includes('--quiet');
  const output = processOutput(env, { quiet });
  let exitCode = 0;
  const program = createProgram({
    dependencies: {
      cwd: process.cwd(),
      env,
      fs: diskFileSystem,
      stdin: () => process.stdin,
      output,
      installation,
    },
    exit: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, output);
  }
}
