import { isJsonObject, ownValue, type Json, type JsonObject } from '../kubernetes/object.ts';
import { KUSTOMIZATION_FILES } from '../kustomize/read-folders.ts';
import { readManifests } from '../yaml.ts';
import type { KustomizationField } from './types.ts';

/**
 * The fields of a folder's kustomization that make or change objects, in the order in which they are
 * written. Values that can hold a secret (generators, inline patches) are reduced to their names.
 *
 * @param readFile text of a file, undefined where there is none
 * @returns nothing where there is no kustomization, or none that can be read
 */
export function kustomizationFields(
  readFile: (path: string) => string | undefined,
  folder: string,
): KustomizationField[] {
  const file = KUSTOMIZATION_FILES.map((name) => `${folder}/${name}`).find(
    (path) => readFile(path) !== undefined,
  );
  if (file === undefined) return [];
  const document = firstDocument(readFile(file) ?? '');
  return Object.keys(document)
    .filter((field) => !STRUCTURE.has(field))
    .flatMap((field) => {
      const value = ownValue(document, field);
      if (value === undefined || value === null || isEmpty(value)) return [];
      return [{ file, field, value: PLAIN.has(field) ? value : outline(value) }];
    });
}

/** What a kustomization is and what it reads, rather than what it does. */
const STRUCTURE = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'bases',
  'components',
  'buildMetadata',
  'sortOptions',
  'openapi',
]);

const PLAIN = new Set([
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonLabels',
  'commonAnnotations',
  'images',
  'replicas',
]);

/** A kustomization that cannot be read is the engine's to report. */
function firstDocument(text: string): JsonObject {
  try {
    const [document] = readManifests(text);
    return isJsonObject(document) ? document : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** Each entry by its file or name. */
function outline(value: Json): Json {
  if (Array.isArray(value)) return value.map(outlineEntry);
  return isJsonObject(value) ? Object.keys(value) : value;
}

function outlineEntry(entry: Json): Json {
  if (typeof entry === 'string') return INLINE_YAML.test(entry) ? INLINE : entry;
  if (!isJsonObject(entry)) return INLINE;
  const label = ownValue(entry, 'path') ?? ownValue(entry, 'name');
  return typeof label === 'string' ? label : INLINE;
}
const INLINE = '(inline)';

/** Some fields take a path or YAML in its place, on one line, too. */
const INLINE_YAML = /[\n{]|:(\s|$)/;
