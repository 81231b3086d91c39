import type { Command } from 'commander';
import type { CheckOptions } from '../../commands/check.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('tell whether the tree is current, builds, and gives exactly the wished objects')
    .option('--isolated', 'build every overlay alone', false)
    .option('--json', 'print the findings as JSON', false)
    .addHelpText(
      'after',
      `${examples('npm run check', 'npx --no strata check --json')}
Exit code: 0 clean, 1 findings, 2 could not run.
`,
    )
    .action(async (options: CheckOptions) => {
      const { check } = await import('../../commands/check.ts');
      context.exit(await check(options, context.dependencies));
    });
}
