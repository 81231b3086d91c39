import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test, vi } from 'vitest';
import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { recover } from '../../src/shell/transaction/recover.ts';
import { Death, dyingAt } from './interrupting-file-system.ts';
import { runOnce } from './run-once.ts';
import { newTree, ofTheUser, readWhole, TREE_AFTER, TREE_BEFORE } from './scenario.ts';

// Each test takes one transaction, or one process, for each of its steps.
vi.setConfig({ testTimeout: 120_000 });

const MAX_STEPS = 200;

async function diesAt(root: string, step: number, run = runOnce): Promise<boolean> {
  try {
    await run(dyingAt(diskFileSystem, step), root);
    return false;
  } catch (error) {
    if (error instanceof Death) return true;
    throw error;
  }
}

/** Runs a check with a fresh tree for each step at which a run can die, and returns how many there are. */
async function forEachStep(
  check: (root: string, step: number) => Promise<boolean>,
): Promise<number> {
  for (let step = 1; step < MAX_STEPS; step++) {
    const root = await newTree();
    const wentOn = await check(root, step);
    await rm(root, { recursive: true });
    if (!wentOn) return step - 1;
  }
  throw new Error(`more than ${MAX_STEPS} steps`);
}

async function expectSameEnd(root: string, step: number): Promise<void> {
  expect(ofTheUser(await readWhole(root)), `step ${step}`).toEqual(ofTheUser(TREE_BEFORE));
  await runOnce(diskFileSystem, root);
  expect(await readWhole(root), `step ${step}`).toEqual(TREE_AFTER);
}

describe('a run that dies', () => {
  test('at any step leaves what the next run brings to the same end', async () => {
    const steps = await forEachStep(async (root, step) => {
      const hasDied = await diesAt(root, step);
      await expectSameEnd(root, step);
      return hasDied;
    });

    expect(steps).toBeGreaterThan(40);
  });

  test('at any step leaves what recovery alone makes wholly old or wholly new', async () => {
    const ends = new Set<string>();
    await forEachStep(async (root, step) => {
      const hasDied = await diesAt(root, step);
      await recover(diskFileSystem, root);
      const tree = await readWhole(root);
      const isNew = tree['gitops.yaml'] === TREE_AFTER['gitops.yaml'];
      expect(tree, `step ${step}`).toEqual(isNew ? TREE_AFTER : TREE_BEFORE);
      ends.add(isNew ? 'finished' : 'undone');
      return hasDied;
    });

    expect([...ends].sort()).toEqual(['finished', 'undone']);
  });

  test('may die again at any step of its recovery', async () => {
    for (const first of [10, 25, 30, 35, 40]) {
      const steps = await forEachStep(async (root, second) => {
        await diesAt(root, first);
        const hasDied = await diesAt(root, second);
        await expectSameEnd(root, second);
        return hasDied;
      });
      expect(steps, `first death at step ${first}`).toBeGreaterThan(5);
    }
  });

  test('changes gitops.yaml only when all else is done', async () => {
    await forEachStep(async (root, step) => {
      const hasDied = await diesAt(root, step);
      const { '.strata': _, ...tree } = await readWhole(root);
      const rest = Object.entries(tree).filter(([path]) => !path.startsWith('.strata/'));
      if (tree['gitops.yaml'] === TREE_AFTER['gitops.yaml']) {
        expect(Object.fromEntries(rest), `step ${step}`).toEqual(TREE_AFTER);
      }
      return hasDied;
    });
  });
});

describe('kill -9', () => {
  const script = fileURLToPath(new URL('die-at-step.ts', import.meta.url));
  const dieAt = (root: string, step: number) =>
    execa('node', ['--import', 'tsx', script, root, String(step)], { reject: false });

  test('at every step leaves what the next run brings to the same end', async () => {
    let steps = 0;
    const worker = async (first: number): Promise<void> => {
      for (let step = first; step < MAX_STEPS; step += 2) {
        const root = await newTree();
        const { signal, exitCode, stderr } = await dieAt(root, step);
        await expectSameEnd(root, step);
        await rm(root, { recursive: true });
        if (signal !== 'SIGKILL') {
          expect(exitCode, stderr).toBe(0);
          return;
        }
        steps++;
      }
    };
    await Promise.all([worker(1), worker(2)]);

    expect(steps).toBeGreaterThan(40);
  });
});
