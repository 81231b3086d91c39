import type { Command } from 'commander';
import type { ValidateOptions } from '../../commands/validate.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerValidate(program: Command, context: CommandContext): void {
  program
    .command('validate')
    .description('tell which objects a Kubernetes API server would refuse, and why, without one')
    .argument('<path...>', 'files or folders with manifests; - for standard input')
    .option('--kubernetes <name>', 'schemas to use, such as 1.35; the newest that are there')
    .option('--require-schemas', 'take a kind without a schema for an error', false)
    .option('--against <revision>', 'warn of what a server refuses of the changes since then')
    .option('--json', 'print the findings as JSON', false)
    .addHelpText(
      'after',
      `${examples(
        'npx --no strata validate deployment.yaml',
        'npx --no strata validate manifests --against origin/main',
        'kubectl kustomize overlays/prod/wordpress | npx --no strata validate -',
      )}
Exit code: 0 all objects are valid, 1 some are not, 2 could not run.
`,
    )
    .action(async (paths: string[], options: ValidateOptions) => {
      const { validate } = await import('../../commands/validate.ts');
      context.exit(await validate(paths, options, context.dependencies));
    });
}
