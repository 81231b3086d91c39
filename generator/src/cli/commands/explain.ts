import type { Command } from 'commander';
import type { ExplainOptions } from '../../commands/explain.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerExplain(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description('tell from which files and by which means the objects of a deployment come about')
    .argument('<deployment>', '<environment>/<app>, or the folder overlays/<environment>/<app>')
    .option('--json', 'print everything as JSON', false)
    .addHelpText(
      'after',
      examples(
        'npx --no strata explain prod/wordpress',
        'npx --no strata explain overlays/prod/wordpress --json',
      ),
    )
    .action(async (target: string, options: ExplainOptions) => {
      const { explain } = await import('../../commands/explain.ts');
      context.exit(await explain(target, options, context.dependencies));
    });
}
