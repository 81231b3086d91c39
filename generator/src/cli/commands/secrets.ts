import type { Command } from 'commander';
import type { CreateCommandOptions } from '../../commands/secrets/create.ts';
import type { ListOptions } from '../../commands/secrets/list.ts';
import type { RotateOptions } from '../../commands/secrets/rotate.ts';
import type { SealOptions } from '../../commands/secrets/seal.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerSecrets(program: Command, context: CommandContext): void {
  const secrets = program
    .command('secrets')
    .description(
      'create, change and seal the Secrets that templates declare; no value gets to git',
    );
  registerList(secrets, context);
  registerCreate(secrets, context);
  registerRotate(secrets, context);
  registerSeal(secrets, context);
}

const TARGET = '<environment>, <environment>/<app> or its folder; everything unless said';
const DEPLOYMENT = '<environment>/<app>, or the folder overlays/<environment>/<app>';

function withCluster(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'kubeconfig instead of $KUBECONFIG or ~/.kube/config')
    .option('--context <name>', 'context instead of the current one')
    .option('--cluster <name>', 'deployments on this cluster of gitops.yaml alone');
}

function withValues(command: Command): Command {
  return command
    .option(
      '--from-file <[secret/]key=path>',
      'take a value from a file, byte by byte; may be given several times',
      collect,
      [],
    )
    .option(
      '--from-env <[secret/]key=variable>',
      'take a value from an environment variable; may be given several times',
      collect,
      [],
    );
}

function registerList(secrets: Command, context: CommandContext): void {
  withCluster(secrets.command('list'))
    .description('tell which declared Secrets a cluster has, and which keys are missing')
    .argument('[deployment]', TARGET)
    .option('--offline', 'ask no cluster: list what is declared', false)
    .option('--json', 'print the list as JSON', false)
    .addHelpText(
      'after',
      examples(
        'npx --no strata secrets list',
        'npx --no strata secrets list prod --context prod-admin',
        'npx --no strata secrets list prod/wordpress --offline',
      ) + '\nExit code 1 where something is missing.\n',
    )
    .action(async (target: string | undefined, options: ListOptions) => {
      const { listSecrets } = await import('../../commands/secrets/list.ts');
      context.exit(await listSecrets(target, options, context.dependencies));
    });
}

function registerCreate(secrets: Command, context: CommandContext): void {
  withValues(withCluster(secrets.command('create')))
    .description('create the declared Secrets that are missing in a cluster; overwrites nothing')
    .argument('[deployment]', TARGET)
    .option('--yes', 'change the current context without asking', false)
    .option('--dry-run', 'tell what would be created, and create nothing', false)
    .option('--json', 'print the outcome as JSON', false)
    .addHelpText(
      'after',
      examples(
        'npx --no strata secrets create dev',
        'npx --no strata secrets create prod/wordpress --context prod-admin \\',
        '    --from-file tls.crt=site.crt --from-file tls.key=site.key',
        'SMTP=... npx --no strata secrets create prod/wordpress --from-env smtp/password=SMTP',
      ) + '\nExit code 1 where values are still needed.\n',
    )
    .action(async (target: string | undefined, options: CreateCommandOptions) => {
      const { createSecrets } = await import('../../commands/secrets/create.ts');
      context.exit(await createSecrets(target, options, context.dependencies));
    });
}

function registerRotate(secrets: Command, context: CommandContext): void {
  withValues(withCluster(secrets.command('rotate')))
    .description('give keys of a Secret new values, and say which workloads must restart')
    .argument('<deployment>', DEPLOYMENT)
    .argument('<secret>', 'name of the Secret')
    .argument('[keys...]', 'keys to change; those that can be generated unless said')
    .option('--restart', 'restart the workloads that read it', false)
    .option('--yes', 'do not ask', false)
    .option('--json', 'print the outcome as JSON', false)
    .addHelpText(
      'after',
      examples(
        'npx --no strata secrets rotate dev/wordpress wordpress-secrets auth-key nonce-key --restart',
        'npx --no strata secrets rotate prod/shop shop --from-file api-token=token.txt',
      ),
    )
    .action(async (deployment: string, secret: string, keys: string[], options: RotateOptions) => {
      const { rotateSecret } = await import('../../commands/secrets/rotate.ts');
      context.exit(await rotateSecret(deployment, secret, keys, options, context.dependencies));
    });
}

function registerSeal(secrets: Command, context: CommandContext): void {
  withValues(withCluster(secrets.command('seal')))
    .description('write SealedSecrets, which git may hold, into custom/ of an overlay')
    .argument('<deployment>', DEPLOYMENT)
    .argument('[secret]', 'name of the Secret; every declared one unless said')
    .option('--certificate <file>', "the controller's certificate instead of fetching it")
    .option('--controller-namespace <name>', 'namespace of the controller', 'kube-system')
    .option(
      '--controller-name <name>',
      "name of the controller's Service",
      'sealed-secrets-controller',
    )
    .option('--from-cluster', 'seal the values of the Secret in the cluster', false)
    .option('--force', 'seal again what is sealed already', false)
    .option('--dry-run', 'tell what would be written, and write nothing', false)
    .addHelpText(
      'after',
      examples(
        'npx --no strata secrets seal prod/wordpress',
        'npx --no strata secrets seal prod/wordpress wordpress-secrets --certificate sealing.pem',
        'npx --no strata secrets seal prod/wordpress wordpress-secrets --from-cluster',
      ),
    )
    .action(async (deployment: string, secret: string | undefined, options: SealOptions) => {
      const { sealSecrets } = await import('../../commands/secrets/seal.ts');
      context.exit(await sealSecrets(deployment, secret, options, context.dependencies));
    });
}
