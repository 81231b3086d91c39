import { createHash } from 'node:crypto';
import {
  copyFile,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CHECKOUT } from './checkout.ts';

/** A new folder, its real path, that is removed at the end of the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await newFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new folder that the caller removes; for what several tests share. */
export async function newFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'strata-test-')));
}

/** A repository with these files, as a user has it before the first `generate`. */
export async function newRepository(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await temporaryFolder();
  await writeAll(root, files);
  return root;
}

/** A copy of a repository, links as links. */
export async function copyOf(repository: string): Promise<string> {
  const root = await temporaryFolder();
  await cp(repository, root, { recursive: true, verbatimSymlinks: true });
  return root;
}

/**
 * Adds what a clone of this repository has, so that templates of the repository's own can be loaded:
 * the package, what it depends on, and the source of the generator.
 */
export async function addGenerator(root: string): Promise<void> {
  await mkdir(join(root, 'generator'), { recursive: true });
  await copyFile(join(CHECKOUT, 'package.json'), join(root, 'package.json'));
  await symlink(join(CHECKOUT, 'node_modules'), join(root, 'node_modules'));
  await symlink(join(CHECKOUT, 'generator/src'), join(root, 'generator/src'));
}

export async function writeAll(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** Changes one file by its text. */
export async function edit(
  root: string,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  const before = await readFile(join(root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the edit of ${path} changes nothing`);
  await writeFile(join(root, path), after);
}

/** The text of each file below some folders of a repository, or of single files; links are left out. */
export async function readTexts(
  root: string,
  paths: readonly string[] = ['base', 'overlays', 'clusters'],
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const path of await pathsBelow(root, paths)) {
    if ((await lstat(join(root, path))).isFile()) {
      texts[path] = await readFile(join(root, path), 'utf8');
    }
  }
  return texts;
}

/** Every byte of a tree: content and mode of each file, each folder, and where each link leads. */
export async function snapshot(root: string): Promise<Record<string, string>> {
  const entries: Record<string, string> = {};
  for (const path of await pathsBelow(root, [''])) {
    const file = join(root, path);
    const stats = await lstat(file);
    const mode = (stats.mode & 0o7777).toString(8);
    if (stats.isSymbolicLink()) entries[path] = `link to ${await readlink(file)}`;
    else if (stats.isDirectory()) entries[path] = `folder ${mode}`;
    else if (stats.isFile()) entries[path] = `file ${mode} ${await digestOf(file)}`;
    else entries[path] = 'special';
  }
  return entries;
}

/** What differs between two trees: paths that were added, changed or removed. */
export function changedPaths(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): { added: string[]; changed: string[]; removed: string[] } {
  return {
    added: Object.keys(after).filter((path) => !(path in before)),
    changed: Object.keys(after).filter((path) => path in before && before[path] !== after[path]),
    removed: Object.keys(before).filter((path) => !(path in after)),
  };
}

async function pathsBelow(root: string, roots: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      paths.push(path);
      if (entry.isDirectory()) await visit(path);
    }
  };
  for (const path of roots) {
    const kind = await kindOf(join(root, path));
    if (kind === 'folder') await visit(path);
    else if (kind === 'other') paths.push(path);
  }
  return paths.sort();
}

async function kindOf(path: string): Promise<'folder' | 'other' | 'absent'> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return 'absent';
  return stats.isDirectory() ? 'folder' : 'other';
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
