import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { runStrata } from './run-strata.ts';
import { SAMPLE } from './sample.ts';
import { copyOf, newFolder, writeAll } from './temp-repository.ts';

/**
 * Generates a repository once for all tests of a file.
 *
 * @returns a function that gives each test a copy of its own
 */
export function generatedRepository(
  files: Readonly<Record<string, string>> = { 'gitops.yaml': SAMPLE },
): () => Promise<string> {
  let repository = '';
  beforeAll(async () => {
    repository = await newFolder();
    await writeAll(repository, files);
    const { exitCode, stderr } = await runStrata(repository, ['generate']);
    if (exitCode !== 0) throw new Error(stderr);
  });
  afterAll(() => rm(repository, { recursive: true, force: true }));
  return () => copyOf(repository);
}
