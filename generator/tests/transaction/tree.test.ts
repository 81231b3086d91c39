import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFileSystem, type FileSystem } from '../../src/shell/files/file-system.ts';
import { readTree } from '../../src/shell/files/tree.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-tree-'));
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, content: string | Uint8Array = ''): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function read(...roots: string[]): Promise<Record<string, unknown>> {
  return Object.fromEntries(await readTree(diskFileSystem, root, roots));
}

describe('readTree', () => {
  test('reads files and folders below the roots, and nothing else', async () => {
    await put('base/web/a.yaml', 'a: 1\r\n');
    await put('schemas/a.json', '{}');
    await put('schemas/b.json', '{}');
    await mkdir(join(root, 'base/empty'));

    expect(await read('base', 'overlays', 'schemas/a.json')).toEqual({
      base: { kind: 'folder' },
      'base/empty': { kind: 'folder' },
      'base/web': { kind: 'folder' },
      'base/web/a.yaml': { kind: 'file', text: 'a: 1\r\n' },
      'schemas/a.json': { kind: 'file', text: '{}' },
    });
  });

  test('shows symbolic links and does not follow them', async () => {
    await put('elsewhere/a.yaml', 'secret');
    await put('base/a.yaml');
    await symlink('../elsewhere', join(root, 'base/folder'));
    await symlink('../elsewhere/a.yaml', join(root, 'base/file.yaml'));
    await symlink('loop', join(root, 'base/loop'));
    await symlink('elsewhere', join(root, 'overlays'));

    expect(await read('base', 'overlays')).toEqual({
      base: { kind: 'folder' },
      'base/a.yaml': { kind: 'file', text: '' },
      'base/folder': { kind: 'symlink', target: '../elsewhere' },
      'base/file.yaml': { kind: 'symlink', target: '../elsewhere/a.yaml' },
      'base/loop': { kind: 'symlink', target: 'loop' },
      overlays: { kind: 'symlink', target: 'elsewhere' },
    });
  });

  test('shows a link above a root in place of the root', async () => {
    await put('elsewhere/schemas/a.json');
    await symlink('elsewhere', join(root, 'generator'));

    expect(await read('generator/schemas/a.json')).toEqual({
      generator: { kind: 'symlink', target: 'elsewhere' },
    });
  });

  test('loads no text of binary and of very large files', async () => {
    await put('base/nul', 'a\0b');
    await put('base/latin1', Uint8Array.of(0xe9));
    await put('base/large');
    await truncate(join(root, 'base/large'), 11 * 1024 * 1024);
    const refusing: FileSystem = {
      ...diskFileSystem,
      readFile: (path) =>
        path.endsWith('large')
          ? Promise.reject(new Error('loaded'))
          : diskFileSystem.readFile(path),
    };

    expect(Object.fromEntries(await readTree(refusing, root, ['base']))).toEqual({
      base: { kind: 'folder' },
      'base/nul': { kind: 'binary', size: 3 },
      'base/latin1': { kind: 'binary', size: 1 },
      'base/large': { kind: 'binary', size: 11 * 1024 * 1024 },
    });
  });

  test.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    await mkdir(join(root, 'base'));
    execFileSync('mkfifo', [join(root, 'base/pipe')]);

    expect(await read('base')).toEqual({
      base: { kind: 'folder' },
      'base/pipe': { kind: 'special' },
    });
  });

  test('keeps a byte order mark, so that the text is what the file holds', async () => {
    await put('base/a.yaml', '\uFEFFa: 1\n');

    expect((await read('base'))['base/a.yaml']).toEqual({ kind: 'file', text: '\uFEFFa: 1\n' });
  });

  test('names the file that cannot be read', async () => {
    await put('base/a.yaml');
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
    const fs: FileSystem = { ...diskFileSystem, readFile: () => Promise.reject(denied) };

    await expect(readTree(fs, root, ['base'])).rejects.toThrow(
      'Cannot read `base/a.yaml`: permission denied (EACCES)',
    );
  });

  test('leaves out a file that vanishes while the tree is read', async () => {
    await put('base/a.yaml');
    const fs: FileSystem = {
      ...diskFileSystem,
      readdir: async (path) => [
        ...(await diskFileSystem.readdir(path)),
        { name: 'gone.yaml', kind: 'file' },
      ],
    };

    expect([...(await readTree(fs, root, ['base'])).keys()]).toEqual(['base', 'base/a.yaml']);
  });
});
