import { Option, type Command } from 'commander';
import type { NewAppOptions } from '../../commands/new/new-app.ts';
import type { NewEnvironmentOptions } from '../../commands/new/new-environment.ts';
import type { NewOverlayOptions } from '../../commands/new/new-overlay.ts';
import type { Ask } from '../../shell/ask.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerNew(program: Command, context: CommandContext): void {
  const command = program
    .command('new')
    .description('add an app, an environment or an overlay to gitops.yaml, and generate')
    .addHelpText(
      'after',
      examples(
        'npm run new app',
        'npm run new -- env staging --extends prod',
        'npm run new -- overlay staging/shop',
      ),
    );
  registerNewApp(command, context);
  registerNewEnvironment(command, context);
  registerNewOverlay(command, context);
}

function registerNewApp(parent: Command, context: CommandContext): void {
  parent
    .command('app')
    .description('add an app')
    .argument('[name]', 'name of the app')
    .option('--template <template>', 'the template that makes its objects')
    .option('--env <environment>', 'deploy it to this environment (repeatable)', collect, [])
    .addOption(setOption('a value that all environments share, such as image=nginx:1.29.0'))
    .addOption(dryRunOption())
    .addHelpText(
      'after',
      examples(
        'npm run new app',
        'npm run new -- app shop --template workload --set image=ghcr.io/acme/shop:1.4.0 --set port=8080 --env dev --env prod',
      ),
    )
    .action(async (name: string | undefined, options: NewAppOptions) => {
      const { newApp } = await import('../../commands/new/new-app.ts');
      context.exit(await newApp(name, options, context.dependencies, await findAsk(context)));
    });
}

function registerNewEnvironment(parent: Command, context: CommandContext): void {
  parent
    .command('env')
    .alias('environment')
    .description('add an environment, with an overlay of each app that shall run in it')
    .argument('[name]', 'name of the environment')
    .option('--cluster <cluster>', 'the cluster it runs on')
    .option('--extends <environment>', 'start from the settings and values of this environment')
    .option('--app <app>', 'deploy this app there (repeatable)', collect, [])
    .addOption(setOption('a value of an app there, such as wordpress.ingress.host=qa.example.org'))
    .addOption(dryRunOption())
    .addHelpText(
      'after',
      examples(
        'npm run new env',
        'npm run new -- env staging --extends prod --set wordpress.ingress.host=staging.example.org',
      ),
    )
    .action(async (name: string | undefined, options: NewEnvironmentOptions) => {
      const { newEnvironment } = await import('../../commands/new/new-environment.ts');
      const ask = await findAsk(context);
      context.exit(await newEnvironment(name, options, context.dependencies, ask));
    });
}

function registerNewOverlay(parent: Command, context: CommandContext): void {
  parent
    .command('overlay')
    .description('deploy an app to one more environment')
    .argument('[place]', '<env>/<app>, or the folder overlays/<env>/<app>')
    .addOption(setOption('a value of this overlay, such as replicas=3'))
    .addOption(dryRunOption())
    .addHelpText('after', examples('npm run new -- overlay staging/shop --set replicas=2'))
    .action(async (place: string | undefined, options: NewOverlayOptions) => {
      const { newOverlay } = await import('../../commands/new/new-overlay.ts');
      context.exit(await newOverlay(place, options, context.dependencies, await findAsk(context)));
    });
}

function setOption(description: string): Option {
  return new Option('--set <path=value>', `${description} (repeatable)`)
    .argParser(collect)
    .default([]);
}

function dryRunOption(): Option {
  return new Option('--dry-run', 'print the difference and write nothing').default(false);
}

/** Questions are for people at a terminal. */
async function findAsk({ dependencies }: CommandContext): Promise<Ask | undefined> {
  if (!dependencies.output.isInteractive) return undefined;
  return (await import('../../shell/ask.ts')).terminalAsk;
}
