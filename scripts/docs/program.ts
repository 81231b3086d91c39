import type { Command } from 'commander';
import { createProgram } from '../../generator/src/cli/program.ts';
import { diskFileSystem } from '../../generator/src/shell/files/file-system.ts';
import { processOutput } from '../../generator/src/shell/output.ts';
import { INSTALLATION } from './installation.ts';

/** The command line as it is declared, to be read and not to be run. */
export function programForReading(): Command {
  return createProgram({
    dependencies: {
      cwd: '.',
      env: {},
      fs: diskFileSystem,
      stdin: () => process.stdin,
      output: processOutput({}, { quiet: true }),
      installation: INSTALLATION,
    },
    exit: () => undefined,
  });
}

/** The commands that do something, with the words that call them: `new app`. */
export function commandsOf(parent: Command, words: string[] = []): NamedCommand[] {
  return parent.commands.flatMap((command) => {
    const own = [...words, command.name()];
    return command.commands.length > 0
      ? commandsOf(command, own)
      : [{ name: own.join(' '), command }];
  });
}

export interface NamedCommand {
  name: string;
  command: Command;
}
