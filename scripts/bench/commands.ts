import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { inTemporaryFolder, median, REPOSITORY, STRATA } from './timing.ts';

const RUNS = 5;

/** Whole processes: medians of some runs. */
export interface CommandResults {
  generateAgainSeconds: number;
  versionSeconds: number;
}

export async function measureCommands(): Promise<CommandResults> {
  return inTemporaryFolder(async (cwd) => {
    const run = $({ cwd, quiet: true });
    await cp(join(REPOSITORY, 'gitops.yaml'), join(cwd, 'gitops.yaml'));
    await run`git init`;
    await run`node ${STRATA} generate`;
    return {
      generateAgainSeconds: await median(() => run`node ${STRATA} generate`, RUNS),
      versionSeconds: await median(() => run`node ${STRATA} --version`, RUNS),
    };
  });
}
