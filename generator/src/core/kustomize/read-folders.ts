import { posix } from 'node:path';
import { isJsonObject, type Json } from '../kubernetes/object.ts';
import { readManifests } from '../yaml.ts';

/**
 * The folders that a build of `start` reads, transitively, `start` first: what Argo CD has to watch
 * (`argocd.argoproj.io/manifest-generate-paths`). Kustomize reads files only below the folder of
 * their kustomization, so folders are enough; remote resources are none.
 *
 * @param readFile text of a file of the repository, undefined where there is none
 */
export async function readFolders(
  readFile: (path: string) => Promise<string | undefined>,
  start: string,
): Promise<string[]> {
  const found = new Set<string>();
  const queue = [start];
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    if (found.has(folder) || folder === '..' || folder.startsWith('../')) continue;
    const text = await readKustomization(readFile, folder);
    if (text === undefined) continue;
    found.add(folder);
    for (const reference of references(text))
      queue.push(withoutSlash(posix.join(folder, reference)));
  }
  return [...found];
}

async function readKustomization(
  readFile: (path: string) => Promise<string | undefined>,
  folder: string,
): Promise<string | undefined> {
  for (const name of KUSTOMIZATION_FILES) {
    const text = await readFile(posix.join(folder, name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** File names that Kustomize accepts (konfig.RecognizedKustomizationFileNames). */
export const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

const REFERENCE_FIELDS = [
  'resources',
  'bases',
  'components',
  'generators',
  'transformers',
  'validators',
];

function references(text: string): string[] {
  return documentsOf(text)
    .filter(isJsonObject)
    .flatMap((document) => REFERENCE_FIELDS.map((field) => document[field]))
    .flatMap((value) => (Array.isArray(value) ? value : []))
    .filter((value) => typeof value === 'string')
    .filter((value) => !value.includes('\n') && !value.includes('://'));
}

/** A kustomization that cannot be read is the engine's to report. */
function documentsOf(text: string): Json[] {
  try {
    return readManifests(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
