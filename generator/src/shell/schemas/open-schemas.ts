import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaIndex, StoredCustomKind, TypePackage } from '../../core/openapi/stored.ts';
import { UserError } from '../errors.ts';
import { errorCode } from '../files/describe-failure.ts';

/** The schemas of one server, as they were pulled. Its parts are read when they are first needed. */
export interface StoredSchemas {
  /** The folder's name, such as `1.35`. */
  name: string;
  index: SchemaIndex;
  types(name: string): TypePackage;
  custom(name: string): StoredCustomKind;
}

/**
 * Opens the schemas of a server.
 *
 * @param folders - Where schemas may stand, a folder each; the first that has the wanted ones counts.
 * @param wanted - Name of the folder; the newest Kubernetes version unless said.
 * @throws {UserError} where there are none, or they cannot be read
 */
export function openSchemas(folders: readonly string[], wanted: string | undefined): StoredSchemas {
  const known = new Map<string, string>();
  for (const folder of [...folders].reverse()) {
    for (const name of foldersIn(folder)) known.set(name, join(folder, name));
  }
  const name = wanted ?? newest([...known.keys()]);
  const folder = name === undefined ? undefined : known.get(name);
  if (name === undefined || folder === undefined) throw unknownSchemas(wanted, [...known.keys()]);

  const types = new Map<string, TypePackage>();
  const custom = new Map<string, StoredCustomKind>();
  return {
    name,
    index: readJson(join(folder, 'index.json')) as SchemaIndex,
    types: cached(types, (part) => readJson(join(folder, 'types', `${part}.json`)) as TypePackage),
    custom: cached(
      custom,
      (part) => readJson(join(folder, 'custom', `${part}.json`)) as StoredCustomKind,
    ),
  };
}

function cached<T>(cache: Map<string, T>, read: (name: string) => T): (name: string) => T {
  return (name) => {
    const known = cache.get(name);
    if (known !== undefined) return known;
    const value = read(name);
    cache.set(name, value);
    return value;
  };
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function newest(names: readonly string[]): string | undefined {
  const versions = names.filter((name) => /^\d+\.\d+$/.test(name));
  return versions.sort(compareVersions).at(-1) ?? names[0];
}

function compareVersions(a: string, b: string): number {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [a, b].map((version) =>
    version.split('.').map(Number),
  ) as [number[], number[]];
  return major - otherMajor || minor - otherMinor;
}

function unknownSchemas(wanted: string | undefined, known: readonly string[]): UserError {
  const there =
    known.length === 0 ? 'there are none' : `there are: ${[...known].sort().join(', ')}`;
  return new UserError(
    wanted === undefined ? `no schemas were found` : `there are no schemas ${wanted}; ${there}`,
    { hint: 'get them from a cluster: npx --no strata schemas pull --context NAME' },
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`the schema ${file} cannot be read`, {
      hint: 'pull the schemas again: npx --no strata schemas pull --context NAME',
      cause: error,
    });
  }
}
