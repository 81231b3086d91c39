import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { registerAdopt } from './commands/adopt.ts';
import { registerBootstrap } from './commands/bootstrap.ts';
import { registerCheck } from './commands/check.ts';
import { registerDiff } from './commands/diff.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerExplain } from './commands/explain.ts';
import { registerGenerate } from './commands/generate.ts';
import { registerImport } from './commands/import.ts';
import { registerNew } from './commands/new.ts';
import { registerSchemas } from './commands/schemas.ts';
import { registerSecrets } from './commands/secrets.ts';
import { registerStatus } from './commands/status.ts';
import { registerUi } from './commands/ui.ts';
import { registerValidate } from './commands/validate.ts';
import { examples, type CommandContext } from './context.ts';

/** All commands with their options, help and examples. What a command does is loaded when it runs. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('strata')
    .description('Generates proven Kustomize bases, overlays and Argo CD objects from gitops.yaml.')
    .version(readVersion(context), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--quiet', 'print results and errors only')
    .addHelpText(
      'after',
      examples('npm run generate', 'npx --no strata check', 'npx --no strata generate --help'),
    )
    // What an option does without being given goes without saying.
    .configureHelp({ optionDescription: ({ description }) => description })
    .exitOverride()
    .showHelpAfterError('Run with --help for the accepted options.');
  for (const register of COMMANDS) register(program, context);
  return program;
}

const COMMANDS = [
  registerGenerate,
  registerCheck,
  registerValidate,
  registerNew,
  registerImport,
  registerAdopt,
  registerExplain,
  registerDoctor,
  registerSchemas,
  registerBootstrap,
  registerSecrets,
  registerStatus,
  registerDiff,
  registerUi,
];

function readVersion({ dependencies }: CommandContext): string {
  const file = join(dependencies.installation.folder, '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
