import { posix } from 'node:path';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { buildFiles, type Kustomization } from '../../kustomize/build-files.ts';
import { documentValues } from './document-values.ts';

/** What the message of a build that failed can repeat. */
export interface BuildValues {
  /** Of Secrets. */
  secret: string[];
  /** Paths of the files that the build reads, and their names. */
  paths: string[];
}

/**
 * The values of Secrets in all files that a build of a folder reads. Remote resources are not looked
 * into.
 *
 * @param readFile text of a file, undefined where there is none
 */
export function buildValues(
  readFile: (path: string) => string | undefined,
  folder: string,
): BuildValues {
  const { kustomizations, files } = buildFiles(readFile, folder);
  const sources = new Set(kustomizations.flatMap(secretSources));
  const secret = files.flatMap((path) => {
    const text = readFile(path) ?? '';
    return sources.has(path) ? sourceValues(text) : documentValues(text);
  });
  const folders = kustomizations.map((kustomization) => kustomization.folder);
  const paths = [...files, ...folders];
  return { secret, paths: [...new Set([...paths, ...files.map((path) => posix.basename(path))])] };
}

/** Files whose contents become values. */
function secretSources({ folder, fields }: Kustomization): string[] {
  return entriesOf(fields, 'secretGenerator').flatMap((entry) =>
    [...textsOf(entry, 'files'), ...textsOf(entry, 'envs'), ownValue(entry, 'env')]
      .filter((source) => typeof source === 'string')
      .map((source) => posix.join(folder, source.replace(/^[^=]*=/, ''))),
  );
}

/** A line is a value, and so is what it assigns. */
function sourceValues(text: string): string[] {
  return [text, ...text.split('\n').map((line) => line.slice(line.indexOf('=') + 1))];
}

function entriesOf(fields: JsonObject, field: string): JsonObject[] {
  return textsOf(fields, field).filter(isJsonObject);
}

function textsOf(fields: JsonObject, field: string): Json[] {
  const value = ownValue(fields, field);
  return Array.isArray(value) ? value : [];
}
