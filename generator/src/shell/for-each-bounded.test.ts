import { expect, test } from 'vitest';
import { forEachBounded } from './for-each-bounded.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('runs the action for every item, never more than the limit at a time', async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  await forEachBounded([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await tick();
    seen.push(item);
    running--;
  });

  expect(seen.sort()).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('after a failure waits for what is under way and starts nothing more', async () => {
  const ended: number[] = [];
  const run = forEachBounded([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('first');
    await tick();
    ended.push(item);
  });

  await expect(run).rejects.toThrow('first');
  expect(ended).toEqual([2]);
});

test('does nothing for no items', async () => {
  await expect(
    forEachBounded([], 4, () => Promise.reject(new Error('never'))),
  ).resolves.toBeUndefined();
});
