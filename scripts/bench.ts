// Measures Strata's proof against a loop of one process for each overlay, and the command line, all in
// the same run.
//
//   npm run bench
//   npm run --silent bench -- --json
import { writeFiles } from '../generator/src/shell/files/write-files.ts';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $, argv, which } from 'zx';
import { findEngine, type Engine } from '../generator/src/shell/engine/engine.ts';
import { prove } from '../generator/src/shell/engine/prove.ts';
import { sampleOverlays, type SampleOverlays } from '../generator/tests/bench/sample-overlays.ts';

const REPOSITORY = join(import.meta.dirname, '..');
const STRATA = join(REPOSITORY, 'generator/bin/strata.js');
const RUNS = 5;
const PROOF_RUNS = 3;

interface Results {
  engine: string;
  loopCommand: string;
  overlays: number;
  loopSeconds: number;
  /** Median of some runs. */
  proofSeconds: number;
  /** Time of the proof in that of the loop. */
  ratio: number;
  ratioGoal: number;
  manyOverlays: number;
  manyProofSeconds: number;
  /** The same for each overlay, with the many. */
  manyRatio: number;
  /** Whole processes: medians of some runs. */
  generateAgainSeconds: number;
  versionSeconds: number;
}

const results = await measure();
console.log(argv['json'] === true ? JSON.stringify(results, null, 2) : tableOf(results));

async function measure(): Promise<Results> {
  const engine = await findEngine(process.env);
  const hasKubectl = which.sync('kubectl', { nothrow: true }) !== null;
  const loopCommand = hasKubectl ? 'kubectl kustomize' : engine.command;
  const [some, many] = [sampleOverlays(200), sampleOverlays(1_000)];
  const [overlays, manyOverlays] = [some.targets.length, many.targets.length];
  const loopSeconds = await timeLoop(loopCommand, some);
  const proofSeconds = await median(() => proveAll(engine, some), PROOF_RUNS);
  const manyProofSeconds = await seconds(() => proveAll(engine, many));
  return {
    engine: `${engine.command}, Kustomize ${engine.version}`,
    loopCommand,
    overlays,
    loopSeconds,
    proofSeconds,
    ratio: proofSeconds / loopSeconds,
    ratioGoal: 0.1,
    manyOverlays,
    manyProofSeconds,
    manyRatio: manyProofSeconds / manyOverlays / (loopSeconds / overlays),
    ...(await timeCommands()),
  };
}

/** One process after the other, as a loop in CI does it. */
async function timeLoop(command: string, { files, targets }: SampleOverlays): Promise<number> {
  return inTemporaryFolder(async (root) => {
    await writeFiles(root, files);
    return seconds(async () => {
      for (const { path } of targets) {
        await $({ quiet: true })`${command.split(' ')} ${join(root, path)}`;
      }
    });
  });
}

/** What `generate` and `check` do: write the files, build, compare. */
async function proveAll(engine: Engine, { files, targets }: SampleOverlays): Promise<void> {
  const proofs = await prove(engine, files, targets, { isolated: false });
  if (proofs.length > 0) throw new Error(`not proven: ${JSON.stringify(proofs[0])}`);
}

async function timeCommands(): Promise<Pick<Results, 'generateAgainSeconds' | 'versionSeconds'>> {
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

async function median(work: () => PromiseLike<unknown>, runs: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) times.push(await seconds(work));
  return times.sort((left, right) => left - right)[Math.floor(runs / 2)] ?? NaN;
}

async function seconds(work: () => PromiseLike<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function tableOf(found: Results): string {
  const { overlays, manyOverlays, ratio, ratioGoal, manyRatio } = found;
  const isReached = ratio <= ratioGoal ? 'reached' : 'missed';
  const rows: [string, string][] = [
    [`${overlays} overlays, each: ${found.loopCommand}`, inSeconds(found.loopSeconds)],
    [`${overlays} overlays, Strata's proof`, inSeconds(found.proofSeconds)],
    ['  ratio', `${ratio.toFixed(3)}  (goal ${ratioGoal}: ${isReached})`],
    [`${manyOverlays} overlays, Strata's proof`, inSeconds(found.manyProofSeconds)],
    ['  ratio for each overlay', manyRatio.toFixed(3)],
    ['strata generate, nothing to change', inSeconds(found.generateAgainSeconds)],
    ['strata --version', inSeconds(found.versionSeconds)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return [`Engine: ${found.engine}`, '', ...lines].join('\n');
}

function inSeconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
