import type { Command } from 'commander';
import type { AdoptOptions } from '../../commands/adopt.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerAdopt(program: Command, context: CommandContext): void {
  program
    .command('adopt')
    .description('turn hand edits of generated files into patches in custom/')
    .argument('<files...>', 'generated files below base/ or overlays/ that were edited')
    .option('--dry-run', 'print the difference and write nothing', false)
    .addHelpText(
      'after',
      examples('npx --no strata adopt overlays/prod/wordpress/wordpress-deployment.patch.yaml'),
    )
    .action(async (files: string[], options: AdoptOptions) => {
      const { adopt } = await import('../../commands/adopt.ts');
      context.exit(await adopt(files, options, context.dependencies));
    });
}
