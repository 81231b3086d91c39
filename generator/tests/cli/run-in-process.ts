import { join } from 'node:path';
import { createColors } from 'picocolors';
import { createProgram } from '../../src/cli/program.ts';
import { reportError } from '../../src/cli/report-error.ts';
import type { Dependencies } from '../../src/commands/dependencies.ts';
import { diskFileSystem, type FileSystem } from '../../src/shell/files/file-system.ts';
import { minimalEnvironment, normalise, type Run } from './run-strata.ts';
import { CHECKOUT } from './checkout.ts';

/** What a command gets, and what it wrote so far. */
export interface Recording {
  dependencies: Dependencies;
  stdout: () => string;
  stderr: () => string;
}

/** Dependencies of a command that runs in this process; what it writes is recorded. */
export function recording(root: string, fs: FileSystem = diskFileSystem): Recording {
  let stdout = '';
  let stderr = '';
  const say = (text: string): void => {
    stderr += `${text}\n`;
  };
  return {
    dependencies: {
      cwd: root,
      env: minimalEnvironment(),
      fs,
      stdin: () => process.stdin,
      installation: {
        folder: join(CHECKOUT, 'generator'),
        importSource: (file) => import(file) as Promise<unknown>,
      },
      output: {
        print: (text) => {
          stdout += `${text}\n`;
        },
        say,
        fail: say,
        progress: () => undefined,
        colors: createColors(false),
        isInteractive: false,
      },
    },
    stdout: () => normalise(stdout, root),
    stderr: () => normalise(stderr, root),
  };
}

/** Runs the command line in this process, for what a process cannot be made to meet. */
export async function runInProcess(
  root: string,
  args: readonly string[],
  fs: FileSystem = diskFileSystem,
): Promise<Run> {
  const { dependencies, stdout, stderr } = recording(root, fs);
  let exitCode = 0;
  const program = createProgram({
    dependencies,
    exit: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    exitCode = reportError(error, dependencies.output);
  }
  return { exitCode, stdout: stdout(), stderr: stderr() };
}
