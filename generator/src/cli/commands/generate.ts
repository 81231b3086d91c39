import type { Command } from 'commander';
import type { GenerateOptions } from '../../commands/generate.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerGenerate(program: Command, context: CommandContext): void {
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
    .addHelpText(
      'after',
      examples(
        'npm run generate',
        'npx --no strata generate --dry-run',
        'npx --no strata generate --discard overlays/prod/wordpress/kustomization.yaml',
      ),
    )
    .action(async (options: GenerateOptions) => {
      const { generate } = await import('../../commands/generate.ts');
      context.exit(await generate(options, context.dependencies));
    });
}
