import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { writeFiles } from '../../generator/src/shell/files/write-files.ts';
import { buildEach, plainKustomizations } from './plain-builds.ts';
import { inTemporaryFolder, REPOSITORY, seconds } from './timing.ts';

const CORPUS = join(REPOSITORY, '../shared/corpus');

export interface CorpusResults {
  groups: number;
  /** Groups whose overlays all build to exactly the manifests. */
  exact: number;
  /** Each environment's manifests printed by the peer: the least that any proof needs. */
  floorSeconds: number;
  /** All imports with their proofs. */
  seconds: number;
  /** Time of the imports in that of the floor. */
  ratio: number;
  /** Lines in those of the files that people wrote for the same, over all groups. */
  linesRatio: number;
  /** The same in the median group. */
  linesMedian: number;
  /** Groups that are no longer than people's. */
  atMostHuman: number;
}

/** The import of manifests of public repositories; null where the corpus is not there. */
export async function measureCorpus(peer: string): Promise<CorpusResults | null> {
  const measure = join(CORPUS, 'measure.mjs');
  if (!existsSync(measure)) return null;
  return inTemporaryFolder(async (folder) => {
    const results = join(folder, 'results.json');
    // It ends with 1 where a group is not exact, which the results tell, too.
    await $({ cwd: REPOSITORY, quiet: true, nothrow: true })`node ${measure} --json ${results}`;
    const { summary } = JSON.parse(await readFile(results, 'utf8')) as { summary: Summary };
    const floorSeconds = await timeFloor(peer, join(folder, 'plain'));
    return {
      groups: summary.groups,
      exact: summary.exact,
      floorSeconds,
      seconds: summary.seconds,
      ratio: summary.seconds / floorSeconds,
      linesRatio: summary.ratio,
      linesMedian: summary.median,
      atMostHuman: summary.atMostHuman,
    };
  });
}

/** What measure.mjs writes. */
interface Summary {
  groups: number;
  exact: number;
  ratio: number;
  median: number;
  atMostHuman: number;
  seconds: number;
}

async function timeFloor(peer: string, root: string): Promise<number> {
  const manifests = new Map<string, string>();
  for (const path of await readdir(join(CORPUS, 'flat'), { recursive: true })) {
    if (!path.endsWith('.yaml')) continue;
    manifests.set(String(manifests.size), await readFile(join(CORPUS, 'flat', path), 'utf8'));
  }
  await writeFiles(root, plainKustomizations(manifests));
  return seconds(() => buildEach(peer, root, [...manifests.keys()]));
}
