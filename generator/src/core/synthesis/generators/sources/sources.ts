import { InternalError } from '../../../internal-error.ts';
import { compareText } from '../../../compare-text.ts';
import type { GeneratorEntry } from '../generator.ts';
import { sourceFileNames } from './file-names.ts';
import { isFileText } from './file-text.ts';
import { readLiteral, writeLiteral } from './literal.ts';

/** The part of an entry that gives the data, and the files that it reads. */
export interface Sources {
  entry: Pick<GeneratorEntry, 'files' | 'literals'>;
  files: ReadonlyMap<string, string>;
}

/**
 * Values of several lines as files, the others as literals, both sorted by key.
 *
 * @param directory where the files go, below the kustomization's folder
 */
export function writeSources(data: Readonly<Record<string, string>>, directory?: string): Sources {
  const entries = Object.entries(data).sort(([a], [b]) => compareText(a, b));
  const inFiles = entries.filter(([, value]) => isFileText(value));
  const literals = entries.filter(([, value]) => !isFileText(value));
  const names = sourceFileNames(inFiles.map(([key]) => key));
  const files = inFiles.map(([key, value]) => {
    const name = names.get(key) ?? key;
    const path = directory === undefined ? name : `${directory}/${name}`;
    return { source: name === key ? path : `${key}=${path}`, path, value };
  });
  return {
    entry: {
      ...(files.length === 0 ? {} : { files: files.map(({ source }) => source) }),
      ...(literals.length === 0
        ? {}
        : { literals: literals.map(([key, value]) => writeLiteral(key, value)) }),
    },
    files: new Map(files.map(({ path, value }) => [path, value])),
  };
}

/**
 * The data that an entry gives (kustomize api/kv/kv.go), sorted by key.
 *
 * @throws {InternalError} where a file is missing
 */
export function readSources({ entry, files }: Sources): Record<string, string> {
  const fromFiles = (entry.files ?? []).map((source) => readFileSource(source, files));
  const fromLiterals = (entry.literals ?? []).map(readLiteral);
  const sorted = [...fromFiles, ...fromLiterals].sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(sorted);
}

/** Without `key=` the key is the last segment of the path (api/internal/generators/utils.go). */
function readFileSource(source: string, files: ReadonlyMap<string, string>): [string, string] {
  const separator = source.indexOf('=');
  const path = source.slice(separator + 1);
  const text = files.get(path);
  if (text === undefined) throw new InternalError(`The generator's file "${path}" is missing`);
  const key = separator === -1 ? path.slice(path.lastIndexOf('/') + 1) : source.slice(0, separator);
  return [key, text];
}
