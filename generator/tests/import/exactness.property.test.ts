import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareObjects, type Mismatch } from '../../src/core/proof/compare.ts';
import { BUILD_CONCURRENCY, findEngine, type Engine } from '../../src/shell/engine/engine.ts';
import { mapBounded } from '../../src/shell/map-bounded.ts';
import { randomEnvironments } from './random/environments.ts';
import { importEnvironments, type ImportOutcome } from './random/import-environments.ts';

const SAMPLES = 12;

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

/** What the overlays build to must be what the engine prints for the plain manifests. */
function differences({ engine: { plain, overlays } }: ImportOutcome): Mismatch[] {
  return [...plain].flatMap(([name, wish]) => compareObjects(wish, overlays.get(name) ?? []));
}

describe('the import of random environments', () => {
  it.each([31, 32])('gives exactly their objects (seed %i)', async (seed) => {
    const samples = fc.sample(randomEnvironments, { numRuns: SAMPLES, seed });
    const outcomes = await mapBounded(samples, BUILD_CONCURRENCY, (sample) =>
      importEnvironments(engine, sample),
    );
    const imported = outcomes.filter(({ kind }) => kind === 'imported');
    expect(imported.flatMap(differences)).toEqual([]);
    expect(imported.length).toBeGreaterThan(SAMPLES / 2);
    // Anything else is what the engine itself refuses.
    const refusals = outcomes.flatMap((each) => (each.kind === 'refused' ? each.message : []));
    expect(refusals.filter((message) => !message.includes('refuses the manifests of'))).toEqual([]);
  });

  it('is refused by name where no means gives their objects', async () => {
    const wrong = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: other}\n';
    const right = wrong.replace('other', 'wish');
    const stubborn: Engine = {
      ...engine,
      build: (folder) => Promise.resolve(folder.includes('/overlays/') ? wrong : right),
    };
    const metadata = { name: 'settings' };
    const objects = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'wish' } }];
    const environments = ['dev', 'prod'].map((name) => ({ name, objects }));
    expect(await importEnvironments(stubborn, environments)).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/ConfigMap settings[^]*data\.a/) as unknown,
    });
  });
});
