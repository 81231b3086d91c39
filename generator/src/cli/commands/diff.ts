import type { Command } from 'commander';
import type { DiffOptions } from '../../commands/diff/diff.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerDiff(program: Command, context: CommandContext): void {
  program
    .command('diff')
    .description('show what a sync of the overlays in this checkout would change in the cluster')
    .argument('[deployment]', 'an environment, <environment>/<app>, or the folder of an overlay')
    .option('--live', 'compare with the cluster, by dry runs of its API server', false)
    .option('--cluster <name>', 'only what this cluster of gitops.yaml runs or gets')
    .option('--kubeconfig <file>', 'kubeconfig instead of $KUBECONFIG or ~/.kube/config')
    .option(
      '--context <name>',
      'context instead of the current one; for several clusters CLUSTER=NAME (repeatable)',
      collect,
      [],
    )
    .option('--json', 'print the result as JSON', false)
    .addHelpText(
      'after',
      `${examples(
        'npx --no strata diff --live',
        'npx --no strata diff --live prod/wordpress',
        'npx --no strata diff --live dev --context kind-local --json',
      )}
Values of Secrets are masked. How generate would change the files shows: generate --dry-run.

Exit code: 0 a sync changes nothing, 1 something, 2 could not run, or an object would be refused.
`,
    )
    .action(async (target: string | undefined, options: DiffOptions) => {
      const { diff } = await import('../../commands/diff/diff.ts');
      context.exit(await diff(target, options, context.dependencies));
    });
}
