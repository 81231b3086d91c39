import type { Command } from 'commander';
import type { ImportOptions } from '../../commands/import.ts';
import { collect, examples, type CommandContext } from '../context.ts';

export function registerImport(program: Command, context: CommandContext): void {
  program
    .command('import')
    .description('turn the manifests of several environments into a base and overlays')
    .argument('<app>', 'name of the app')
    .option(
      '--env <environment=path>',
      'an environment and its manifests: a file, a folder, a kustomization, or - for the standard input (repeatable)',
      collect,
      [],
    )
    .option(
      '--into <folder>',
      'write into this folder, which may be empty, not into the repository',
    )
    .option(
      '--cluster <[environment=]cluster>',
      'the cluster of environments that gitops.yaml does not have yet (repeatable)',
      collect,
      [],
    )
    .option('--allow-secrets', 'write Secrets with their values, too', false)
    .option('--force', 'replace the files of an earlier import that nobody has changed', false)
    .option('--dry-run', 'print the difference and write nothing', false)
    .option('--json', 'print the report as JSON', false)
    .addHelpText(
      'after',
      examples(
        'npx --no strata import shop --env dev=manifests/dev --env prod=manifests/prod',
        'npx --no strata import shop --env dev=dev.yaml --env prod=prod.yaml --into ../platform',
        'helm template shop ./chart | npx --no strata import shop --env prod=-',
      ),
    )
    .action(async (app: string, options: ImportOptions) => {
      const { importApp } = await import('../../commands/import.ts');
      context.exit(await importApp(app, options, context.dependencies));
    });
}
