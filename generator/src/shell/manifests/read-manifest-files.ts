import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '../../core/compare-text.ts';
import { UserError } from '../errors.ts';
import { attempt } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { mapBounded } from '../map-bounded.ts';

/** The text of a file with manifests. */
export interface ManifestFile {
  /** As it was named, or below the folder that was named; `-` for standard input. */
  path: string;
  text: string;
}

/**
 * Reads files, and all files in folders that may hold manifests: `*.yaml`, `*.yml` and `*.json`, but
 * no kustomization, nothing hidden and nothing behind a symbolic link.
 *
 * @param paths - Relative to `cwd`; `-` is standard input.
 * @throws {UserError} for what cannot be read, is no text, or is too large
 */
export async function readManifestFiles(
  fs: FileSystem,
  cwd: string,
  paths: readonly string[],
): Promise<ManifestFile[]> {
  const files = await Promise.all(paths.map((path) => filesOf(fs, cwd, path)));
  return mapBounded(files.flat(), PARALLEL, async (path) => ({
    path,
    text: decode(path, await attempt(`read \`${path}\``, () => read(fs, cwd, path))),
  }));
}

/** Texts of other processes and files that belong to one are read as they come, this much at most. */
const LARGEST = 50 * 1024 * 1024;
const PARALLEL = 32;
const STANDARD_INPUT = '-';
const MANIFEST = /\.(?:ya?ml|json)$/i;
const KUSTOMIZATION = /^kustomization(?:\.ya?ml)?$/i;

async function filesOf(fs: FileSystem, cwd: string, path: string): Promise<string[]> {
  if (path === STANDARD_INPUT) return [path];
  const info = await attempt(`read \`${path}\``, () => fs.lstat(resolve(cwd, path)));
  if (info === undefined) {
    throw new UserError(`there is no file or folder ${path}`, {
      hint: 'name a file, a folder, or - for standard input',
    });
  }
  return info.kind === 'folder' ? filesIn(fs, cwd, path) : [path];
}

async function filesIn(fs: FileSystem, cwd: string, folder: string): Promise<string[]> {
  const entries = await attempt(`read \`${folder}\``, () => fs.readdir(resolve(cwd, folder)));
  const visible = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  const found = await mapBounded(
    visible.sort((a, b) => compareText(a.name, b.name)),
    PARALLEL,
    async ({ name, kind }) => {
      if (kind === 'folder') return filesIn(fs, cwd, join(folder, name));
      const isManifest = kind === 'file' && MANIFEST.test(name) && !KUSTOMIZATION.test(name);
      return isManifest ? [join(folder, name)] : [];
    },
  );
  return found.flat();
}

async function read(fs: FileSystem, cwd: string, path: string): Promise<Uint8Array> {
  if (path === STANDARD_INPUT) return readStream(path, process.stdin);
  const file = resolve(cwd, path);
  const info = await fs.lstat(file);
  if (info?.kind !== 'file') return readStream(path, createReadStream(file));
  if (info.size > LARGEST) throw tooLarge(path);
  return fs.readFile(file);
}

async function readStream(path: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST) throw tooLarge(path);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string): UserError {
  return new UserError(`${nameOf(path)} is larger than ${LARGEST / 1024 / 1024} MB`, {
    hint: 'split it: the API server itself takes no object above 3 MB',
  });
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    if (!bytes.includes(0)) return UTF8.decode(bytes);
  } catch {
    // Reported below, as a zero byte is.
  }
  throw new UserError(`${nameOf(path)} is no UTF-8 text`, {
    hint: 'name a file with Kubernetes objects in YAML or JSON',
  });
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** For messages. */
function nameOf(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}
