import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'yaml';
import { KUSTOMIZATION_FILES } from '../../generator/src/core/kustomize/read-folders.ts';

/** A folder that Kustomize builds. */
export interface Kustomization {
  folder: string;
  /** A Component builds only as a part of another kustomization. */
  isComponent: boolean;
  /** Whether it, or one that it names, is fetched from elsewhere. */
  isRemote: boolean;
}

const REMOTE = /:\/\/|^git@|^github\.com\//;

/**
 * The kustomizations among files, sorted by folder.
 *
 * @param files paths relative to the working directory
 */
export function findKustomizations(files: readonly string[]): Kustomization[] {
  return files
    .filter((file) => KUSTOMIZATION_FILES.includes(posix.basename(file)))
    .map((file) => posix.dirname(file))
    .sort()
    .map((folder) => ({ folder, isComponent: isComponent(folder), isRemote: isRemote(folder) }));
}

function isComponent(folder: string): boolean {
  return readKustomization(folder).kind === 'Component';
}

function isRemote(folder: string): boolean {
  const { resources = [], components = [] } = readKustomization(folder);
  return [...resources, ...components].some(
    (entry) => REMOTE.test(entry) || isRemote(posix.join(folder, entry)),
  );
}

interface Content {
  kind?: string;
  resources?: string[];
  components?: string[];
}

/** Empty for a path that is no kustomization, such as a manifest. */
function readKustomization(folder: string): Content {
  const file = KUSTOMIZATION_FILES.map((name) => posix.join(folder, name)).find((path) =>
    existsSync(path),
  );
  return file === undefined ? {} : ((parse(readFileSync(file, 'utf8')) ?? {}) as Content);
}
