import { posix } from 'node:path';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../kubernetes/object.ts';
import { readManifests } from '../yaml.ts';
import { KUSTOMIZATION_FILES } from './read-folders.ts';

/** A kustomization that a build reads. */
export interface Kustomization {
  /** Path of its file. */
  file: string;
  folder: string;
  fields: JsonObject;
}

/** What a build reads: kustomizations in the order in which they are met, and the files they name. */
export interface BuildFiles {
  kustomizations: Kustomization[];
  files: string[];
}

/**
 * The kustomizations and files that a build of `start` reads, transitively, `start` first. Remote
 * resources are none, and what cannot be read is the engine's to report.
 *
 * @param readFile text of a file of the repository, undefined where there is none
 */
export function buildFiles(
  readFile: (path: string) => string | undefined,
  start: string,
): BuildFiles {
  const kustomizations = new Map<string, Kustomization>();
  const files = new Set<string>();
  const queue = [start];
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    const found = kustomizations.has(folder) ? undefined : kustomizationIn(readFile, folder);
    if (found === undefined) continue;
    kustomizations.set(folder, found);
    files.add(found.file);
    for (const reference of references(found.fields)) {
      const path = posix.join(folder, reference).replace(/\/$/, '');
      if (path === '..' || path.startsWith('../')) continue;
      if (readFile(path) === undefined) queue.push(path);
      else files.add(path);
    }
  }
  return { kustomizations: [...kustomizations.values()], files: [...files] };
}

function kustomizationIn(
  readFile: (path: string) => string | undefined,
  folder: string,
): Kustomization | undefined {
  for (const name of KUSTOMIZATION_FILES) {
    const file = posix.join(folder, name);
    const text = readFile(file);
    if (text !== undefined) return { file, folder, fields: firstDocument(text) };
  }
  return undefined;
}

function firstDocument(text: string): JsonObject {
  try {
    const [document] = readManifests(text);
    return isJsonObject(document) ? document : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Paths of files and folders; what is written inline, and what lies elsewhere, is none. */
function references(fields: JsonObject): string[] {
  const named = [
    ...LISTS_OF_PATHS.flatMap((field) => listAt(fields, field)),
    ...LISTS_WITH_PATH.flatMap((field) => entriesAt(fields, field)).map((entry) => entry['path']),
    ...GENERATORS.flatMap((field) => entriesAt(fields, field)).flatMap(generatorFiles),
    ...OBJECTS_WITH_PATH.map((field) => fields[field]).map((value) =>
      isJsonObject(value) ? value['path'] : undefined,
    ),
  ];
  return named
    .filter((value) => typeof value === 'string')
    .filter((value) => !value.includes('\n') && !value.includes('://'));
}

/** Fields of a kustomization (kustomize api/types/kustomization.go). */
const LISTS_OF_PATHS = [
  'resources',
  'bases',
  'components',
  'generators',
  'transformers',
  'validators',
  'crds',
  'configurations',
  'patchesStrategicMerge',
];
const LISTS_WITH_PATH = ['patches', 'patchesJson6902', 'replacements'];
const GENERATORS = ['configMapGenerator', 'secretGenerator'];
const OBJECTS_WITH_PATH = ['openapi'];

/** `files` are `name=path` or a path, `envs` are paths. */
function generatorFiles(generator: JsonObject): (Json | undefined)[] {
  const files = listAt(generator, 'files').map((value) =>
    typeof value === 'string' ? value.replace(/^[^=]*=/, '') : value,
  );
  return [...files, ...listAt(generator, 'envs'), ownValue(generator, 'env')];
}

function listAt(fields: JsonObject, field: string): Json[] {
  const value = ownValue(fields, field);
  return Array.isArray(value) ? value : [];
}

function entriesAt(fields: JsonObject, field: string): JsonObject[] {
  return listAt(fields, field).filter(isJsonObject);
}
