import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import type { ProofTarget } from '../../src/core/proof/batches.ts';
import { synthesise } from '../../src/core/synthesis/synthesise.ts';
import type { OverlayInput } from '../../src/core/synthesis/types.ts';
import { BUILD_CONCURRENCY, findEngine, type Engine } from '../../src/shell/engine/engine.ts';
import { mapBounded } from '../../src/shell/map-bounded.ts';
import { prove } from '../../src/shell/engine/prove.ts';
import { objectsOfOneEnvironment } from './arbitraries.ts';
import { inNamespace, plainObjects } from './engine-folders.ts';

const SAMPLES = 20;
const environments = fc.tuple(
  objectsOfOneEnvironment,
  objectsOfOneEnvironment,
  objectsOfOneEnvironment,
);

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

/** Overlays of random objects; what Kustomize itself prints for them is what they must build to. */
async function randomApps(seed: number): Promise<OverlayInput[][]> {
  const samples = fc.sample(environments, { numRuns: SAMPLES, seed });
  return mapBounded([...samples.entries()], BUILD_CONCURRENCY, async ([index, sample]) => {
    const overlays: OverlayInput[] = [];
    for (const [number, objects] of sample.entries()) {
      const namespace = `ns-${index}-${number}`;
      const wish = await plainObjects(engine, inNamespace(objects, namespace));
      if (wish === undefined || wish.length === 0) continue;
      const path = `overlays/e${number}/app${index}`;
      overlays.push({ environment: `e${number}`, path, namespace, objects: wish });
    }
    return overlays;
  });
}

async function failuresOf(
  apps: readonly OverlayInput[][],
  base: (overlays: OverlayInput[]) => readonly KubernetesObject[] | undefined,
) {
  const files = new Map<string, string>();
  const targets: ProofTarget[] = [];
  for (const [index, overlays] of apps.entries()) {
    const given = base(overlays);
    const { files: written } = synthesise({
      app: `app${index}`,
      basePath: `base/app${index}`,
      overlays,
      ...(given === undefined ? {} : { base: given }),
    });
    for (const [path, text] of written) files.set(path, text);
    targets.push(...overlays.map(({ path, objects }) => ({ path, objects })));
  }
  expect(targets.length).toBeGreaterThan(SAMPLES);
  return prove(engine, files, targets, { isolated: true });
}

describe('overlays of random objects', () => {
  it.each([11, 12])(
    'build to exactly their objects from a derived base (seed %i)',
    async (seed) => {
      const apps = await randomApps(seed);
      expect(await failuresOf(apps, () => undefined)).toEqual([]);
    },
  );

  it('build to exactly their objects from a given base that is unlike any of them', async () => {
    const apps = await randomApps(13);
    const [strangers = []] = fc.sample(
      fc.array(objectsOfOneEnvironment, { minLength: SAMPLES, maxLength: SAMPLES }),
      { numRuns: 1, seed: 14 },
    );
    let next = 0;
    const failures = await failuresOf(apps, () => strangers[next++]);
    expect(failures).toEqual([]);
  });
});
