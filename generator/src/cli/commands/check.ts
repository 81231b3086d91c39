import { Option, type Command } from 'commander';
import type { CheckOptions } from '../../commands/check.ts';
import { examples, type CommandContext } from '../context.ts';

interface Flags extends CheckOptions {
  json?: true;
}

export function registerCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description(
      'tell whether the tree is current, builds, gives exactly the wished objects, and whether these are valid and wise',
    )
    .option('--against <revision>', 'tell what an API server refuses of the changes since then')
    .option('--strict', 'fail on warnings, too', false)
    .addOption(
      new Option('--format <format>', 'print text, json, github, sarif or markdown')
        .choices(['text', 'json', 'github', 'sarif', 'markdown'])
        .default('text'),
    )
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--isolated', 'build every overlay alone', false)
    .addHelpText(
      'after',
      `${examples(
        'npm run check',
        'npx --no strata check --json',
        'npx --no strata check --against origin/main --format github',
      )}
Exit code: 0 clean, 1 findings (with --strict also warnings), 2 could not run.
`,
    )
    .action(async ({ json, ...options }: Flags) => {
      const { check } = await import('../../commands/check.ts');
      const format = json === true ? 'json' : options.format;
      context.exit(await check({ ...options, format }, context.dependencies));
    });
}
