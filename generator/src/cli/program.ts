import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Dependencies, ExitCode } from '../commands/dependencies.ts';

/** All commands with their options, help and examples. Each is loaded when it runs. */
export function createProgram(dependencies: Dependencies, exit: (code: ExitCode) => void): Command {
  const program = new Command('strata')
    .description('Generates proven Kustomize bases, overlays and Argo CD objects from gitops.yaml.')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--quiet', 'print results and errors only')
    .exitOverride()
    .showHelpAfterError('Run with --help for the accepted options.');

  program
    .command('generate')
    .description('write base/, overlays/ and clusters/, all or nothing, once they are proven')
    .option('--dry-run', 'print the difference and write nothing', false)
    .option('--check', 'write nothing; exit with 1 where the tree is not current', false)
    .option(
      '--discard <file>',
      'overwrite this hand-edited generated file (repeatable)',
      collect,
      [],
    )
    .option('--isolated', 'build every overlay alone', false)
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', examples('npm run generate', 'npx --no strata generate --dry-run'))
    .action(async (options) => {
      const { generate } = await import('../commands/generate.ts');
      exit(await generate(options as Parameters<typeof generate>[0], dependencies));
    });

  return program;
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

function readVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
