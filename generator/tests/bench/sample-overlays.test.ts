import { expect, test } from 'vitest';
import { planBatches } from '../../src/core/proof/batches.ts';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { prove } from '../../src/shell/engine/prove.ts';
import { sampleOverlays } from './sample-overlays.ts';

test('the overlays that the benchmark measures build to exactly their objects', async () => {
  const { files, targets } = sampleOverlays(8);
  const engine = await findEngine(process.env);

  expect(targets.map(({ objects }) => objects.length)).toEqual(Array(8).fill(4));
  expect(await prove(engine, files, targets, { isolated: true })).toEqual([]);
});

test('the overlays that the benchmark measures patch a shared base', () => {
  const { files } = sampleOverlays(4);

  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      'base/shop-0/shop-0-deployment.yaml',
      'overlays/prod/shop-0/shop-0-deployment.patch.yaml',
    ]),
  );
});

test('200 overlays of the benchmark fit into two builds', () => {
  const batches = planBatches(sampleOverlays(200).targets);

  expect(batches.map((batch) => batch.length)).toEqual([100, 100]);
});
