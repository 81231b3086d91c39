import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { UserError } from '../../src/shell/errors.ts';
import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { applyPlan } from '../../src/shell/transaction/apply-plan.ts';
import { recover } from '../../src/shell/transaction/recover.ts';
import { Death, dyingAt, failingAt, interruptingFileSystem } from './interrupting-file-system.ts';
import { CHANGES, modeOf, newTree, readWhole, TREE_AFTER, TREE_BEFORE } from './scenario.ts';

// Some of the tests take one transaction for each of its steps.
vi.setConfig({ testTimeout: 60_000 });

async function failureOf(run: Promise<unknown>): Promise<unknown> {
  try {
    await run;
    return undefined;
  } catch (error) {
    return error;
  }
}

/** How many mutating steps an undisturbed run takes. */
async function countSteps(): Promise<number> {
  const root = await newTree();
  let steps = 0;
  const counting = interruptingFileSystem(diskFileSystem, (step) => (steps = step ?? steps));
  await applyPlan(counting, root, CHANGES);
  await rm(root, { recursive: true });
  return steps;
}

describe('an error of the system', () => {
  test('at any step leaves the tree wholly as it was, or wholly as wanted', async () => {
    const steps = await countSteps();
    let refused = 0;
    for (let step = 1; step <= steps; step++) {
      const root = await newTree();
      const error = await failureOf(
        applyPlan(failingAt(diskFileSystem, step, 'ENOSPC'), root, CHANGES),
      );
      await recover(diskFileSystem, root);
      const tree = await readWhole(root);
      if (error === undefined) {
        expect(tree, `step ${step}`).toEqual(TREE_AFTER);
      } else {
        refused++;
        expect(error, `step ${step}`).toBeInstanceOf(UserError);
        expect(String(error), `step ${step}`).toMatch(/^UserError: Cannot .*\(ENOSPC\)$/);
        expect(tree, `step ${step}`).toEqual(TREE_BEFORE);
      }
      await rm(root, { recursive: true });
    }

    expect(refused).toBeGreaterThan(30);
  });

  test('that persists leaves what a later run brings in order', async () => {
    const steps = await countSteps();
    for (let step = 1; step <= steps; step++) {
      const root = await newTree();
      const fs = failingAt(diskFileSystem, step, 'EROFS', 'always');
      const error = await failureOf(applyPlan(fs, root, CHANGES));
      const { outcome } = await recover(diskFileSystem, root);
      const tree = await readWhole(root);
      const isNew = tree['gitops.yaml'] === TREE_AFTER['gitops.yaml'];
      expect(tree, `step ${step}: ${outcome}`).toEqual(isNew ? TREE_AFTER : TREE_BEFORE);
      // A run that reports success has changed everything.
      expect(error === undefined ? isNew : error instanceof UserError, `step ${step}`).toBe(true);
      await rm(root, { recursive: true });
    }
  });

  test('followed by a death while undoing leaves a tree that is undone by the next run', async () => {
    const outcomes = new Set<string>();
    for (let step = 1; step <= 80; step++) {
      const root = await newTree();
      // gitops.yaml is the last to be renamed: all else has to be undone.
      const failing = {
        ...diskFileSystem,
        rename: async (from: string, to: string) => {
          if (to.endsWith('gitops.yaml')) {
            throw Object.assign(new Error('EACCES: made up'), { code: 'EACCES' });
          }
          await diskFileSystem.rename(from, to);
        },
      };
      const error = await failureOf(applyPlan(dyingAt(failing, step), root, CHANGES));
      const { outcome } = await recover(diskFileSystem, root);
      outcomes.add(outcome);
      const tree = await readWhole(root);
      const isNew = tree['gitops.yaml'] === TREE_AFTER['gitops.yaml'];
      expect(tree, `step ${step}: ${outcome}`).toEqual(isNew ? TREE_AFTER : TREE_BEFORE);
      await rm(root, { recursive: true });
      if (!(error instanceof Death)) break;
    }

    expect([...outcomes].sort()).toEqual(['finished', 'nothing', 'undone']);
  });
});

describe('while a transaction runs', () => {
  let root: string;

  beforeEach(async () => {
    root = await newTree();
  });
  afterEach(() => rm(root, { recursive: true }));

  /** Somebody saves a file just before it is replaced. */
  function meddling(path: string, text: string) {
    return {
      ...diskFileSystem,
      rename: async (from: string, to: string) => {
        await diskFileSystem.rename(from, to);
        if (to.endsWith('journal.json')) await writeFile(join(root, path), text);
      },
    };
  }

  test.each([
    'base/web/updated.yaml',
    'base/web/created.yaml',
    'base/web/gone.yaml',
    'gitops.yaml',
  ])('somebody who saves %s wins, and all else is as before', async (path) => {
    const error = await failureOf(applyPlan(meddling(path, 'theirs\n'), root, CHANGES));

    expect(String(error)).toBe(`UserError: \`${path}\` changed while Strata was writing`);
    expect(await readWhole(root)).toEqual({ ...TREE_BEFORE, [path]: 'theirs\n' });
  });

  test('modes of updated and restored files stay as they were', async () => {
    const fs = meddling('gitops.yaml', 'theirs\n');
    await failureOf(applyPlan(fs, root, CHANGES));

    expect(await modeOf(join(root, 'base/web/updated.yaml'))).toBe(0o600);
    expect(await modeOf(join(root, 'base/web/gone.yaml'))).toBe(0o600);
  });
});
