import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { registerAdopt } from './commands/adopt.ts';
import { registerCheck } from './commands/check.ts';
import { registerGenerate } from './commands/generate.ts';
import { registerNew } from './commands/new.ts';
import type { CommandContext } from './context.ts';

/** All commands with their options, help and examples. What a command does is loaded when it runs. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('strata')
    .description('Generates proven Kustomize bases, overlays and Argo CD objects from gitops.yaml.')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--quiet', 'print results and errors only')
    .exitOverride()
    .showHelpAfterError('Run with --help for the accepted options.');
  for (const register of COMMANDS) register(program, context);
  return program;
}

const COMMANDS = [registerGenerate, registerCheck, registerNew, registerAdopt];

function readVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
