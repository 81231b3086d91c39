import type { Command } from 'commander';
import type { StatusOptions } from '../../commands/status/status.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerStatus(program: Command, context: CommandContext): void {
  program
    .command('status')
    .description('tell of each deployment whether it is synced and healthy, and if not, why')
    .argument('[deployment]', 'an environment, <environment>/<app>, or the folder of an overlay')
    .option('--cluster <name>', 'only what this cluster of gitops.yaml runs or gets')
    .option('--kubeconfig <file>', 'kubeconfig instead of $KUBECONFIG or ~/.kube/config')
    .option(
      '--context <name>',
      'context instead of the current one; for several clusters CLUSTER=NAME (repeatable)',
      collect,
      [],
    )
    .option('--watch', 'look again every few seconds until Ctrl-C', false)
    .option('--json', 'print everything as JSON; with --watch one line for each change', false)
    .addHelpText(
      'after',
      `${examples(
        'npx --no strata status',
        'npx --no strata status prod/wordpress --watch',
        'npx --no strata status --context local=kind-local --context edge=kind-edge',
      )}
Where \`argocd login\`, or ARGOCD_SERVER and ARGOCD_AUTH_TOKEN, opened a session, and neither
--kubeconfig nor --context is given, Argo CD's API is asked; else the cluster.

Exit code: 0 all is synced and healthy, 1 not, 2 could not run.
`,
    )
    .action(async (target: string | undefined, options: StatusOptions) => {
      const { status } = await import('../../commands/status/status.ts');
      context.exit(await status(target, options, context.dependencies));
    });
}
