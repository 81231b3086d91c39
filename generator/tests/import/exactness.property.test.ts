import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareObjects } from '../../src/core/proof/compare.ts';
import { BUILD_CONCURRENCY, findEngine, type Engine } from '../../src/shell/engine/engine.ts';
import { mapBounded } from '../../src/shell/map-bounded.ts';
import { randomEnvironments } from './random/environments.ts';
import { importEnvironments, type ImportOutcome } from './random/import-environments.ts';

const SAMPLES = 24;

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

/** What the overlays build to must be what the engine prints for the plain manifests. */
function differences(outcome: ImportOutcome): unknown[] {
  const { plain, overlays } = outcome.engine;
  return [...plain].flatMap(([name, wish]) => {
    const built = overlays.get(name);
    return built === undefined ? [`no build of ${name}`] : compareObjects(wish, built);
  });
}

describe('the import of random environments', () => {
  it.each([31, 32])('gives exactly their objects (seed %i)', async (seed) => {
    const samples = fc.sample(randomEnvironments, { numRuns: SAMPLES / 2, seed });
    const outcomes = await mapBounded(samples, BUILD_CONCURRENCY, (sample) =>
      importEnvironments(engine, sample),
    );
    const imported = outcomes.filter(({ kind }) => kind === 'imported');
    expect(imported.flatMap(differences)).toEqual([]);
    expect(imported.length).toBeGreaterThan(SAMPLES / 4);
    // Anything else is what the engine itself refuses.
    const refusals = outcomes.flatMap((outcome) =>
      outcome.kind === 'refused' ? [outcome.message] : [],
    );
    expect(refusals.filter((message) => !message.includes('refuses the manifests of'))).toEqual([]);
  });
});
