import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { currentProcess, type Owner, withLock } from '../../src/shell/transaction/lock.ts';
import { newTree } from './scenario.ts';

let root: string;

beforeEach(async () => {
  root = await newTree();
});
afterEach(() => rm(root, { recursive: true }));

function owner(pid: number, alive: readonly number[] = [], host = 'here'): Owner {
  return { pid, host, isAlive: (other) => alive.includes(other) };
}

function lock(
  as: Owner,
  action: () => Promise<unknown> = () => Promise.resolve(),
): Promise<unknown> {
  return withLock(diskFileSystem, root, as, action);
}

async function plant(name: string): Promise<void> {
  await mkdir(join(root, '.strata'), { recursive: true });
  await writeFile(join(root, '.strata', name), '');
}

test('a second process is refused while the first is at work, and the first is not disturbed', async () => {
  await lock(owner(1), async () => {
    await expect(lock(owner(2, [1]))).rejects.toMatchObject({
      message: 'Another Strata is writing here: process 1 on "here"',
      hint: 'Wait until it ends; if it ended already, delete `.strata/lock.1.here`.',
    });
    expect(await readdir(join(root, '.strata'))).toEqual(['lock.1.here']);
  });

  expect(await readdir(root)).not.toContain('.strata');
});

test('of two that take over the lock of a dead process at once, never both go on', async () => {
  await plant('lock.9.here');
  let atWork = 0;
  const action = async (): Promise<void> => {
    expect(++atWork).toBe(1);
    await readdir(root);
    atWork--;
  };
  await Promise.allSettled([lock(owner(1, [1, 2]), action), lock(owner(2, [1, 2]), action)]);

  expect(atWork).toBe(0);
  expect(await readdir(root)).not.toContain('.strata');
});

test('the lock of a dead process, or of an earlier one with the same pid, is no hindrance', async () => {
  await plant('lock.9.here');
  await plant('lock.1.here');

  expect(await lock(owner(1), () => Promise.resolve('done'))).toBe('done');
  expect(await readdir(root)).not.toContain('.strata');
});

test('a process on another host cannot be looked at and counts as alive', async () => {
  await plant('lock.9.elsewhere');

  await expect(lock(owner(1))).rejects.toThrow('process 9 on "elsewhere"');
  expect(await readdir(join(root, '.strata'))).toEqual(['lock.9.elsewhere']);
});

test('a process that is refused has cleared away the locks of the dead', async () => {
  await plant('lock.2.here');
  await plant('lock.9.here');

  await expect(lock(owner(1, [2]))).rejects.toThrow('process 2 on "here"');
  expect(await readdir(join(root, '.strata'))).toEqual(['lock.2.here']);
});

test('the lock is released after a failure, which is passed on as it is', async () => {
  const failure = new Error('mine');

  await expect(lock(owner(1), () => Promise.reject(failure))).rejects.toBe(failure);
  expect(await readdir(root)).not.toContain('.strata');
});

test('a host name with unusual characters makes a plain file name', async () => {
  await lock(owner(1, [], '../x y'), async () => {
    expect(await readdir(join(root, '.strata'))).toEqual(['lock.1...-x-y']);
  });
});

test('the current process knows who lives', () => {
  const { pid, isAlive } = currentProcess();

  expect(isAlive(pid)).toBe(true);
  // Above the largest pid that Linux gives.
  expect(isAlive(2 ** 30)).toBe(false);
});
