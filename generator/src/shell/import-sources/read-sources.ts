import { resolve } from 'node:path';
import type { InputSources, InputText } from '../../core/import/input/read-input.ts';
import { BUILD_CONCURRENCY, type Engine } from '../engine/engine.ts';
import { UserError } from '../errors.ts';
import { attempt } from '../files/describe-failure.ts';
import { mapBounded } from '../map-bounded.ts';
import { buildSource } from './build-source.ts';
import { decodeText } from './decode-text.ts';
import { fileKind } from './file-kind.ts';
import { findFiles, hasKustomization } from './find-files.ts';
import { readBytes } from './read-bytes.ts';
import { SizeBudget } from './size-budget.ts';

/**
 * Reads what the path of one environment names: a file, a folder of YAML and JSON files with all its
 * subfolders, a folder with a kustomization, which is built, or standard input. Subfolders with a
 * kustomization are built, too. Hidden files, and links that lead out of the folder, are left out.
 *
 * @param cwd folder that a relative path starts from
 * @param stdin the standard input, read to its end where the path is `-`
 * @throws {UserError} for what is not there or cannot be read as text, and for a kustomization that
 *   does not build
 */
export async function readSources(
  engine: Engine,
  cwd: string,
  path: string,
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<InputSources> {
  const budget = new SizeBudget();
  if (path === '-') {
    const name = 'standard input';
    const text = decodeText(await readBytes(stdin, name, budget), name);
    return { path: name, isFolder: false, texts: [{ name, text }], skipped: [] };
  }
  const absolute = resolve(cwd, path);
  const kind = await attempt(`read \`${path}\``, () => fileKind(absolute));
  // A pipe, such as the shell makes of <(helm template …), is read like a file.
  if (kind === 'file' || kind === 'special') {
    const text = decodeText(await readBytes(absolute, path, budget), path);
    return { path, isFolder: false, texts: [{ name: path, text }], skipped: [] };
  }
  if (kind === 'folder') return readFolder(engine, absolute, path, budget);
  throw new UserError(`There is no \`${path}\``, {
    hint: 'Name a YAML file, a folder of YAML files, a kustomization, or - for standard input.',
  });
}

async function readFolder(
  engine: Engine,
  absolute: string,
  path: string,
  budget: SizeBudget,
): Promise<InputSources> {
  if (await hasKustomization(absolute, path)) {
    const text = await buildSource(engine, absolute, path, budget);
    return { path, isFolder: false, texts: [{ name: path, text }], skipped: [] };
  }
  const { files, kustomizations, skipped } = await findFiles(absolute, path);
  const texts: InputText[] = [];
  for (const { name, absolute: place } of files) {
    texts.push({ name, text: decodeText(await readBytes(place, name, budget), name) });
  }
  const built = await mapBounded(
    kustomizations,
    BUILD_CONCURRENCY,
    async ({ name, absolute: place }) => ({
      name,
      text: await buildSource(engine, place, name, budget),
    }),
  );
  texts.push(...built);
  if (texts.length === 0) {
    throw new UserError(`\`${path}\` holds no YAML file`, {
      hint: 'Files that end in .yaml, .yml or .json are read, hidden ones are not.',
    });
  }
  return { path, isFolder: true, texts, skipped };
}
