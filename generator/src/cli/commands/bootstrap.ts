import { InvalidArgumentError, type Command } from 'commander';
import type { BootstrapOptions } from '../../commands/bootstrap/context.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerBootstrap(program: Command, context: CommandContext): void {
  program
    .command('bootstrap')
    .description('make a cluster follow this repository: install Argo CD and its root application')
    .argument('<cluster>', 'a cluster of gitops.yaml that runs an Argo CD')
    .option('--kubeconfig <file>', 'kubeconfig instead of $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context instead of the current one; to name it is to mean it')
    .option('--yes', 'do not ask', false)
    .option('--dry-run', 'read only, and print what there is to do', false)
    .option('--token-file <file>', 'token that may read the repository; or $STRATA_GIT_TOKEN')
    .option('--username <name>', 'user name that goes with the token (git unless said)')
    .option(
      '--ssh-key-file <file>',
      'private key, without passphrase, that may read the repository',
    )
    .option(
      '--argocd-manifests <source>',
      "Argo CD's install manifest from a file, a folder or an address, instead of the official one",
    )
    .option(
      '--take-over',
      'change an Argo CD that something else installed, or of another version',
      false,
    )
    .option('--skip-remote-check', 'do not read the repository from this machine', false)
    .option('--timeout <seconds>', 'how long each wait may take', seconds, 300)
    .option('--json', 'print plan and result as JSON', false)
    .addHelpText(
      'after',
      `${examples(
        'npx --no strata bootstrap local --context kind-local',
        'npx --no strata bootstrap local --dry-run',
        'npx --no strata bootstrap prod --context prod --token-file token.txt',
        'npx --no strata bootstrap prod --context prod --ssh-key-file deploy-key',
        'npx --no strata bootstrap local --context kind-local --argocd-manifests install.yaml',
      )}
It goes on where an earlier run ended, and writes nothing where everything is there.
Exit code: 0 the root is Synced and Healthy, 1 it is not in time, 2 it could not run.
`,
    )
    .action(async (cluster: string, options: BootstrapOptions) => {
      const { bootstrap } = await import('../../commands/bootstrap/bootstrap.ts');
      context.exit(await bootstrap(cluster, options, context.dependencies));
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It has to be a whole number of seconds.');
}
