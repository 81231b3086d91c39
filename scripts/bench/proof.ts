import { join } from 'node:path';
import { $ } from 'zx';
import type { Engine } from '../../generator/src/shell/engine/engine.ts';
import { prove } from '../../generator/src/shell/engine/prove.ts';
import { writeFiles } from '../../generator/src/shell/files/write-files.ts';
import {
  sampleOverlays,
  type SampleOverlays,
} from '../../generator/tests/bench/sample-overlays.ts';
import { inTemporaryFolder, median, seconds } from './timing.ts';

const RUNS = 3;

export interface ProofResults {
  overlays: number;
  loopSeconds: number;
  /** Median of some runs. */
  seconds: number;
  /** Time of the proof in that of the loop. */
  ratio: number;
  ratioGoal: number;
  manyOverlays: number;
  manySeconds: number;
  /** The same for each overlay, with the many. */
  manyRatio: number;
}

/** Strata's proof beside a loop of one process for each overlay. */
export async function measureProof(engine: Engine, peer: string): Promise<ProofResults> {
  const [some, many] = [sampleOverlays(200), sampleOverlays(1_000)];
  const [overlays, manyOverlays] = [some.targets.length, many.targets.length];
  const loopSeconds = await timeLoop(peer, some);
  const proofSeconds = await median(() => proveAll(engine, some), RUNS);
  const manySeconds = await seconds(() => proveAll(engine, many));
  return {
    overlays,
    loopSeconds,
    seconds: proofSeconds,
    ratio: proofSeconds / loopSeconds,
    ratioGoal: 0.1,
    manyOverlays,
    manySeconds,
    manyRatio: manySeconds / manyOverlays / (loopSeconds / overlays),
  };
}

/** One process after the other, as a loop in CI does it. */
async function timeLoop(peer: string, { files, targets }: SampleOverlays): Promise<number> {
  return inTemporaryFolder(async (root) => {
    await writeFiles(root, files);
    return seconds(async () => {
      for (const { path } of targets) {
        await $({ quiet: true })`${peer.split(' ')} ${join(root, path)}`;
      }
    });
  });
}

/** What `generate` and `check` do: write the files, build, compare. */
async function proveAll(engine: Engine, { files, targets }: SampleOverlays): Promise<void> {
  const proofs = await prove(engine, files, targets, { isolated: false });
  if (proofs.length > 0) throw new Error(`not proven: ${JSON.stringify(proofs[0])}`);
}
