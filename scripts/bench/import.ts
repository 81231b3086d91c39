import { join } from 'node:path';
import { $ } from 'zx';
import type { ImportSummary } from '../../generator/src/core/import/summary/types.ts';
import { writeFiles } from '../../generator/src/shell/files/write-files.ts';
import { sampleManifests } from '../../generator/tests/bench/sample-manifests.ts';
import { inTemporaryFolder, median, STRATA } from './timing.ts';
import { buildEach, plainKustomizations } from './plain-builds.ts';

const RUNS = 3;

export interface ImportResults {
  environments: number;
  objects: number;
  /** Each environment's manifests printed by the peer: the least that any proof needs. */
  floorSeconds: number;
  /** A whole process with its proof, the median of some runs. */
  seconds: number;
  /** Time of the import in that of the floor. */
  ratio: number;
  linesIn: number;
  linesOut: number;
  linesRatio: number;
}

/** `strata import` of manifests of our own, beside what it takes to print them. */
export async function measureImport(peer: string): Promise<ImportResults> {
  const manifests = sampleManifests();
  return inTemporaryFolder(async (cwd) => {
    const plain = plainKustomizations(manifests);
    await writeFiles(cwd, plain);
    const floorSeconds = await median(() => buildEach(peer, cwd, [...manifests.keys()]), RUNS);
    const inputs = [...manifests.keys()].flatMap((name) => [
      '--env',
      `${name}=${join(cwd, name, 'manifests.yaml')}`,
    ]);
    let run = 0;
    let report = '';
    const importSeconds = await median(async () => {
      const into = join(cwd, `into-${run++}`);
      const command = $({ cwd, quiet: true });
      ({ stdout: report } =
        await command`node ${STRATA} import shop ${inputs} --into ${into} --json`);
    }, RUNS);
    const summary = JSON.parse(report) as ImportSummary;
    const { in: linesIn, out: linesOut } = summary.lines;
    return {
      environments: manifests.size,
      objects: summary.environments.reduce((sum, { objects }) => sum + objects, 0),
      floorSeconds,
      seconds: importSeconds,
      ratio: importSeconds / floorSeconds,
      linesIn,
      linesOut,
      linesRatio: linesOut / linesIn,
    };
  });
}
