import type { Command } from 'commander';
import type { UiOptions } from '../../commands/ui.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerUi(program: Command, context: CommandContext): void {
  program
    .command('ui')
    .description("forward Argo CD's UI to this machine until Ctrl-C, and tell how to log in")
    .option('--port <number>', 'port of this machine; 0 takes a free one', '8443')
    .option('--cluster <name>', 'the cluster of gitops.yaml whose Argo CD is meant')
    .option('--kubeconfig <file>', 'kubeconfig instead of $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context instead of the current one', collect, [])
    .addHelpText(
      'after',
      examples(
        'npx --no strata ui',
        'npx --no strata ui --port 9443 --cluster local --context kind-local',
      ),
    )
    .action(async (options: UiOptions) => {
      const { ui } = await import('../../commands/ui.ts');
      context.exit(await ui(options, context.dependencies));
    });
}
