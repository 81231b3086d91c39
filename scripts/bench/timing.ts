import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../..');
export const STRATA = join(REPOSITORY, 'generator/bin/strata.js');

/** Seconds that a piece of work takes, the median of some runs. */
export async function median(work: () => PromiseLike<unknown>, runs: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) times.push(await seconds(work));
  return times.sort((left, right) => left - right)[Math.floor(runs / 2)] ?? NaN;
}

export async function seconds(work: () => PromiseLike<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export async function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
