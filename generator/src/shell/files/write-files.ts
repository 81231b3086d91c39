import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mapBounded } from '../map-bounded.ts';

/** Writes texts below a folder that only this process uses. */
export async function writeFiles(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(root, path))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  await mapBounded([...files], 32, ([path, text]) => writeFile(join(root, path), text));
}
