import type { Command } from 'commander';
import type { DoctorOptions } from '../../commands/doctor.ts';
import { examples, type CommandContext } from '../context.ts';

export function registerDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('tell what is installed and set up, what is missing, and how to get it')
    .option('--json', 'print the findings as JSON', false)
    .addHelpText(
      'after',
      `${examples('npx --no strata doctor', 'npx --no strata doctor --json')}
Exit code: 0 nothing needed is missing, 1 something is.
`,
    )
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../../commands/doctor.ts');
      context.exit(await doctor(options, context.dependencies));
    });
}
