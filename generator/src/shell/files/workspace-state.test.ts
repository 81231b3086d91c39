import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFileSystem } from './file-system.ts';
import { readWorkspaceState } from './workspace-state.ts';

const OWNER = { pid: 1, host: 'box', isAlive: (pid: number): boolean => pid === 42 };
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function state(): ReturnType<typeof readWorkspaceState> {
  return readWorkspaceState(diskFileSystem, root, OWNER);
}

test('without the folder, or with nothing of a run in it, all is clean', async () => {
  expect(await state()).toEqual({ kind: 'clean' });
  await mkdir(join(root, '.strata'));
  await writeFile(join(root, '.strata', 'notes'), '');
  expect(await state()).toEqual({ kind: 'clean' });
});

test('a transaction is an interrupted run, the lock of a dead process beside it notwithstanding', async () => {
  await mkdir(join(root, '.strata', 'transaction'), { recursive: true });
  await writeFile(join(root, '.strata', 'lock.7.box'), '');
  expect(await state()).toEqual({ kind: 'interrupted' });
});

test('a living process, or one on another machine, is at work', async () => {
  await mkdir(join(root, '.strata', 'transaction'), { recursive: true });
  await writeFile(join(root, '.strata', 'lock.42.box'), '');
  expect(await state()).toEqual({ kind: 'busy', process: 42, host: 'box' });
  await rm(join(root, '.strata', 'lock.42.box'));
  await writeFile(join(root, '.strata', 'lock.7.elsewhere'), '');
  expect(await state()).toEqual({ kind: 'busy', process: 7, host: 'elsewhere' });
});

test('a link in its place cannot be used', async () => {
  await symlink(tmpdir(), join(root, '.strata'));
  expect(await state()).toMatchObject({
    kind: 'unusable',
    message: expect.stringContaining('`.strata` is not a folder') as string,
  });
});
