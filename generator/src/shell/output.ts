import { createColors } from 'picocolors';

/** Where a command writes: stdout is data, stderr is talk. */
export interface Output {
  /** Writes a line, or several, to stdout. */
  print(text: string): void;
  /** Writes a line, or several, to stderr. */
  say(text: string): void;
  /** Writes a line, or several, to stderr, however quiet it shall be. */
  fail(text: string): void;
  /** Shows how far long work has come, on a terminal only; an empty text clears the line. */
  progress(text: string): void;
  /** Shows a text in place of all that stdout shows; only where that is a terminal. */
  redraw?: (text: string) => void;
  colors: ReturnType<typeof createColors>;
  /** Whether a person can be asked. */
  isInteractive: boolean;
}

/** The process's own output. `NO_COLOR` and a stdout that is no terminal turn colours off. */
export function processOutput(
  env: Readonly<Record<string, string | undefined>>,
  options: { quiet: boolean } = { quiet: false },
): Output {
  const { stdin, stdout, stderr } = process;
  const useColors = stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const showProgress = stderr.isTTY && !options.quiet && env['TERM'] !== 'dumb';
  // A reader that has seen enough, such as `head`, is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    print: (text) => void stdout.write(`${text}\n`),
    say: (text) => {
      if (!options.quiet) stderr.write(`${text}\n`);
    },
    fail: (text) => void stderr.write(`${text}\n`),
    progress: (text) => {
      if (showProgress) stderr.write(`\r\u001b[K${text}`);
    },
    ...(stdout.isTTY && env['TERM'] !== 'dumb'
      ? { redraw: (text: string) => void stdout.write(`\u001b[H\u001b[2J${text}\n`) }
      : {}),
    colors: createColors(useColors),
    isInteractive: stdin.isTTY && stderr.isTTY && (env['CI'] ?? '') === '',
  };
}

/** For text that goes into data. */
export const plainColors: Output['colors'] = createColors(false);
