import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { unwritableFolders } from './unwritable-folders.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-test-'));
  await mkdir(join(root, 'base/web/custom'), { recursive: true });
  await mkdir(join(root, 'generator/schemas'), { recursive: true });
  await writeFile(join(root, 'generator/schemas/a.json'), '{}');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The disk, but with these folders refused; permissions themselves do not bind every user. */
function refusing(...folders: string[]): FileSystem {
  return {
    ...diskFileSystem,
    checkWritable(folder) {
      if (!folders.some((refused) => join(root, refused) === folder)) return Promise.resolve();
      return Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' }));
    },
  };
}
const ROOTS = ['base', 'overlays', 'generator/schemas/a.json'];

test('where all can be written, and roots are absent, there is nothing to report', async () => {
  expect(await unwritableFolders(refusing(), root, ROOTS)).toEqual([]);
});

test('folders at any depth, those of files, and the repository itself are found', async () => {
  const fs = refusing('.', 'base/web/custom', 'generator/schemas', 'generator');
  expect(await unwritableFolders(fs, root, ROOTS)).toEqual([
    '.',
    'base/web/custom',
    'generator/schemas',
  ]);
});

test('links are not followed', async () => {
  await symlink(tmpdir(), join(root, 'overlays'));
  await symlink(tmpdir(), join(root, 'base/link'));
  expect(await unwritableFolders(refusing('overlays', 'base/link'), root, ROOTS)).toEqual([]);
});

test('an error that is none of the system is passed on', async () => {
  const fs: FileSystem = {
    ...diskFileSystem,
    checkWritable: () => Promise.reject(new Error('bug')),
  };
  await expect(unwritableFolders(fs, root, ROOTS)).rejects.toThrow('bug');
});
