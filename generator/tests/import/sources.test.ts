import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputSources } from '../../src/core/import/input/read-input.ts';
import { BuildError, type Engine } from '../../src/shell/engine/engine.ts';
import { UserError } from '../../src/shell/errors.ts';
import { readSources } from '../../src/shell/import-sources/read-sources.ts';

/** Prints what it was asked to build; a folder named `broken` does not build. */
const engine: Engine = {
  command: 'kustomize build',
  version: '5.8.1',
  build: (folder) =>
    folder.endsWith('broken')
      ? Promise.reject(new BuildError(folder, `no such file ${folder}/a.yaml`))
      : Promise.resolve(`built: ${folder.slice(root.length)}\n`),
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-test-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* parts;
}

function read(path: string, ...stdin: (string | Uint8Array)[]): Promise<InputSources> {
  return readSources(engine, root, path, chunks(...stdin));
}

async function failure(path: string, ...stdin: Uint8Array[]): Promise<string> {
  const error: unknown = await read(path, ...stdin).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('readSources', () => {
  it('reads a file by any name', async () => {
    await write({ 'dev.txt': '\ufeffa: b\r\n' });
    const texts = [{ name: 'dev.txt', text: 'a: b\r\n' }];
    expect(await read('dev.txt')).toEqual({ path: 'dev.txt', isFolder: false, texts, skipped: [] });
  });

  it('reads the standard input, a character over two chunks, too', async () => {
    const bytes = Buffer.from('ä: 1\n');
    const input = await read('-', bytes.subarray(0, 1), bytes.subarray(1), 'b: 2\n');
    expect(input.texts).toEqual([{ name: 'standard input', text: 'ä: 1\nb: 2\n' }]);
  });

  it('reads the YAML and JSON files of a folder and its subfolders, sorted', async () => {
    await write({
      'dev/b.yaml': 'b',
      'dev/a.yml': 'a',
      'dev/sub/deep/c.JSON': 'c',
      'dev/README.md': '# no',
      'dev/.hidden.yaml': 'no',
      'dev/.git/d.yaml': 'no',
    });
    const input = await read('dev/');
    expect(input.isFolder).toBe(true);
    expect(input.texts).toEqual([
      { name: 'dev/a.yml', text: 'a' },
      { name: 'dev/b.yaml', text: 'b' },
      { name: 'dev/sub/deep/c.JSON', text: 'c' },
    ]);
    expect(await read(join(root, 'dev'))).toMatchObject({ texts: [{}, {}, {}] });
  });

  it('builds a folder with a kustomization, and such a subfolder', async () => {
    await write({
      'dev/kustomization.yaml': '',
      'dev/a.yaml': 'not read',
      'all/b.yaml': 'b',
      'all/sub/Kustomization': '',
      'all/sub/c.yaml': 'not read',
    });
    expect(await read('dev')).toMatchObject({
      isFolder: false,
      texts: [{ name: 'dev', text: 'built: /dev\n' }],
    });
    expect((await read('all')).texts).toEqual([
      { name: 'all/b.yaml', text: 'b' },
      { name: 'all/sub', text: 'built: /all/sub\n' },
    ]);
  });

  it('follows links within the folder once, and names those that lead out or nowhere', async () => {
    await write({ 'dev/sub/a.yaml': 'a', 'secret/b.yaml': 'b' });
    await symlink('sub', join(root, 'dev/again'));
    await symlink('..', join(root, 'dev/sub/circle'));
    await symlink('../secret', join(root, 'dev/out'));
    await symlink('../secret/b.yaml', join(root, 'dev/out.yaml'));
    await symlink('nowhere', join(root, 'dev/broken.yaml'));
    const input = await read('dev');
    expect(input.texts).toEqual([{ name: 'dev/sub/a.yaml', text: 'a' }]);
    expect(input.skipped.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'dev/broken.yaml: it is a link that leads nowhere',
      'dev/out: it is a link that leads out of the folder',
      'dev/out.yaml: it is a link that leads out of the folder',
    ]);
  });

  it('reads through a link that the user names', async () => {
    await write({ 'real/a.yaml': 'a' });
    await symlink('real', join(root, 'dev'));
    expect((await read('dev')).texts).toEqual([{ name: 'dev/a.yaml', text: 'a' }]);
  });
});

describe('what readSources refuses', () => {
  it.each(['nothing', 'nothing/below', 'a.yaml/below'])('%s, which is not there', async (path) => {
    await write({ 'a.yaml': '' });
    expect(await failure(path)).toBe(`There is no \`${path}\``);
  });

  it('a folder without YAML', async () => {
    await write({ 'dev/README.md': '' });
    expect(await failure('dev')).toBe('`dev` holds no YAML file');
  });

  it('text in another encoding, wherever it comes from', async () => {
    await write({
      'dev/a.yaml': Buffer.from([0x61, 0xff]),
      'utf16.yaml': Buffer.from('\ufeffa: b', 'utf16le'),
    });
    expect(await failure('dev')).toBe('`dev/a.yaml` is no text in UTF-8');
    expect(await failure('utf16.yaml')).toBe('`utf16.yaml` is text in UTF-16');
    expect(await failure('-', Buffer.from([0xc0]))).toBe('`standard input` is no text in UTF-8');
  });

  it('more than anybody writes', async () => {
    await write({ 'dev/a.yaml': '' });
    await truncate(join(root, 'dev/a.yaml'), 80 * 1024 * 1024);
    expect(await failure('dev')).toBe('`dev/a.yaml` makes it more than 64 MiB to read');
  });

  it('a kustomization that does not build, with the reason of Kustomize', async () => {
    await write({ 'dev/broken/kustomization.yml': '' });
    const reason = '`dev/broken` does not build: no such file dev/broken/a.yaml';
    expect(await failure('dev')).toBe(reason);
    expect(await failure('dev/broken')).toBe(reason);
  });
});
