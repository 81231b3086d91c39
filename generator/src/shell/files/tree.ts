import { join } from 'node:path';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { foldersAbove } from '../../core/plan/paths/safe-path.ts';
import { attempt } from './describe-failure.ts';
import type { FileKind, FileSystem } from './file-system.ts';
import { forEachBounded } from '../for-each-bounded.ts';

/** Larger files are no generated ones, and are not loaded. */
const MAX_TEXT_SIZE = 10 * 1024 * 1024;
const PARALLEL = 32;

/**
 * Everything below the roots, folders included, by path relative to the repository's root. Symbolic
 * links are entries of their own and never followed; one in place of a root, or of a folder above a
 * root, is an entry too, so that the plan finds it in the way.
 *
 * @param roots - Folders or single files, relative; one that is absent yields nothing.
 * @throws {UserError} naming what cannot be read.
 */
export async function readTree(
  fs: FileSystem,
  root: string,
  roots: readonly string[],
): Promise<Map<string, PresentFile>> {
  const tree = new Map<string, PresentFile>();
  const files: string[] = [];
  let folders: string[] = [];

  const visit = async (path: string, kind: FileKind): Promise<void> => {
    if (kind === 'file') {
      files.push(path);
    } else if (kind === 'folder') {
      tree.set(path, { kind });
      folders.push(path);
    } else {
      tree.set(path, kind === 'special' ? { kind } : await readLink(fs, root, path));
    }
  };

  for (const path of roots) {
    const top = await findTop(fs, root, path);
    if (top !== undefined) await visit(top.path, top.kind);
  }
  while (folders.length > 0) {
    const level = folders;
    folders = [];
    await forEachBounded(level, PARALLEL, async (folder) => {
      const entries = await attempt(`read \`${folder}\``, () => fs.readdir(join(root, folder)));
      for (const entry of entries) await visit(`${folder}/${entry.name}`, entry.kind);
    });
  }
  await forEachBounded(files, PARALLEL, async (path) => {
    const file = await attempt(`read \`${path}\``, () => readPresent(fs, join(root, path)));
    if (file !== undefined) tree.set(path, file);
  });
  return tree;
}

/** The root itself, or the first thing above it that is no folder. */
async function findTop(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<{ path: string; kind: FileKind } | undefined> {
  for (const folder of foldersAbove(path)) {
    const info = await attempt(`read \`${folder}\``, () => fs.lstat(join(root, folder)));
    if (info === undefined) return undefined;
    if (info.kind !== 'folder') return { path: folder, kind: info.kind };
  }
  const info = await attempt(`read \`${path}\``, () => fs.lstat(join(root, path)));
  return info === undefined ? undefined : { path, kind: info.kind };
}

async function readLink(fs: FileSystem, root: string, path: string): Promise<PresentFile> {
  const target = await attempt(`read \`${path}\``, () => fs.readlink(join(root, path)));
  return { kind: 'symlink', target };
}

/** Undefined where the file vanished since its folder was read. */
async function readPresent(fs: FileSystem, path: string): Promise<PresentFile | undefined> {
  const info = await fs.lstat(path);
  if (info?.kind !== 'file') return undefined;
  if (info.size > MAX_TEXT_SIZE) return { kind: 'binary', size: info.size };
  const text = decode(await fs.readFile(path));
  return text === undefined ? { kind: 'binary', size: info.size } : { kind: 'file', text };
}

/** Exactly what the bytes say, a byte order mark included; undefined for anything but UTF-8 text. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
