import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compareText } from '../../core/compare-text.ts';
import type { SkippedFile } from '../../core/import/input/read-input.ts';
import { UserError } from '../errors.ts';
import { attempt } from '../files/describe-failure.ts';
import { fileKind } from './file-kind.ts';

export interface FoundFile {
  /** For messages: below the path that the user gave, with slashes. */
  name: string;
  absolute: string;
}

export interface FoundFiles {
  files: FoundFile[];
  /** Folders with a kustomization; nothing below them is among the files. */
  kustomizations: FoundFile[];
  skipped: SkippedFile[];
}

/**
 * The YAML and JSON files of a folder and its subfolders, sorted. Names that begin with a dot are
 * passed over. A link is followed where it leads to something in the folder that is not there
 * already, and named as skipped where it leads out of it.
 *
 * @param name the folder as the user gave it
 * @throws {UserError} for a folder that cannot be read, and for too many files
 */
export async function findFiles(folder: string, name: string): Promise<FoundFiles> {
  const search = new Search(await attempt(`read \`${name}\``, () => realpath(folder)));
  await search.visit({ name: name.replace(/[\\/]+$/, ''), absolute: search.root });
  return search.found;
}

/** Whether Kustomize would build this folder; these are the names that it looks for. */
export async function hasKustomization(folder: string, name: string): Promise<boolean> {
  const entries = await attempt(`read \`${name}\``, () => readdir(folder));
  return entries.some((entry) => KUSTOMIZATION_FILES.has(entry));
}

const KUSTOMIZATION_FILES = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
const MANIFEST = /\.(ya?ml|json)$/i;
const MAX_FILES = 10_000;

class Search {
  readonly root: string;
  readonly found: FoundFiles = { files: [], kustomizations: [], skipped: [] };
  /** Real paths, so that no link leads in circles or to the same file twice. */
  readonly #seen = new Set<string>();

  constructor(root: string) {
    this.root = root;
    this.#seen.add(root);
  }

  async visit(folder: FoundFile): Promise<void> {
    const entries = await attempt(`read \`${folder.name}\``, () =>
      readdir(folder.absolute, { withFileTypes: true }),
    );
    // Links last: what is there by itself keeps its own name.
    entries.sort(
      (a, b) =>
        Number(a.isSymbolicLink()) - Number(b.isSymbolicLink()) || compareText(a.name, b.name),
    );
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      await this.#visitEntry({
        name: `${folder.name}/${entry.name}`,
        absolute: join(folder.absolute, entry.name),
      });
    }
  }

  async #visitEntry(entry: FoundFile): Promise<void> {
    const kind = await attempt(`read \`${entry.name}\``, () => fileKind(entry.absolute));
    if (kind === 'special' || (kind === 'file' && !MANIFEST.test(entry.name))) return;
    if (kind === undefined) {
      this.#skip(entry, 'it is a link that leads nowhere');
      return;
    }
    const real = await attempt(`read \`${entry.name}\``, () => realpath(entry.absolute));
    if (this.#seen.has(real)) return;
    if (!real.startsWith(this.root.endsWith(sep) ? this.root : this.root + sep)) {
      this.#skip(entry, 'it is a link that leads out of the folder');
      return;
    }
    this.#seen.add(real);
    if (kind === 'file') this.#addFile(entry);
    else if (await hasKustomization(entry.absolute, entry.name)) {
      this.found.kustomizations.push(entry);
    } else {
      await this.visit(entry);
    }
  }

  #addFile(file: FoundFile): void {
    this.found.files.push(file);
    if (this.found.files.length <= MAX_FILES) return;
    throw new UserError(`There are more than ${MAX_FILES} YAML and JSON files`, {
      hint: 'Name the folder that holds the manifests, and nothing else.',
    });
  }

  #skip({ name }: FoundFile, reason: string): void {
    this.found.skipped.push({ file: name, reason });
  }
}
