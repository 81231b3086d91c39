import type { Command } from 'commander';
import type { PullOptions } from '../../commands/schemas/pull.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerSchemas(program: Command, context: CommandContext): void {
  const schemas = program
    .command('schemas')
    .description('keep the schemas that objects are validated with');
  schemas
    .command('pull')
    .description('read the schemas of a cluster, custom resources included, into the repository')
    .option('--kubeconfig <file>', 'kubeconfig instead of $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context instead of the current one')
    .option('--name <name>', "name of the schemas instead of the server's version, such as 1.35")
    .addHelpText(
      'after',
      examples(
        'npx --no strata schemas pull',
        'npx --no strata schemas pull --context staging --name staging',
      ),
    )
    .action(async (options: PullOptions) => {
      const { pullSchemas } = await import('../../commands/schemas/pull.ts');
      context.exit(await pullSchemas(options, context.dependencies));
    });
}
