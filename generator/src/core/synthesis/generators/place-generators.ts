import { compareText } from '../../compare-text.ts';
import { objectId, type KubernetesObject } from '../../kubernetes/object.ts';
import { caseFold } from '../../plan/check-wanted.ts';
import type { GeneratorParts } from './generator.ts';
import { safeFileName } from './sources/file-names.ts';

/** A ConfigMap or Secret that a kustomization generates or changes, and the entry for it. */
export interface GeneratorRequest {
  object: KubernetesObject;
  /** `asGenerator` or `mergeGenerator` of the object. */
  write: (directory: string | undefined) => GeneratorParts | undefined;
}

/**
 * The generators of one kustomization, by object id, sorted by it; those that are not possible are
 * left out. Files stand beside the kustomization, but those of an object that would share a name with
 * another file go into a folder with the object's name.
 *
 * @param taken names of the files and folders that the kustomization's folder holds anyway
 */
export function placeGenerators(
  requests: readonly GeneratorRequest[],
  taken: Iterable<string>,
): Map<string, GeneratorParts> {
  const sorted = requests
    .map((request) => ({
      ...request,
      id: objectId(request.object),
      parts: request.write(undefined),
    }))
    .sort((a, b) => compareText(a.id, b.id));
  const users = countUsers([
    ...[...taken, ...USER_FOLDERS].map(caseFold),
    ...sorted.flatMap(({ parts }) => [...(parts?.files.keys() ?? [])].map(caseFold)),
  ]);
  const names = new Set(users.keys());
  const placed = new Map<string, GeneratorParts>();
  for (const { id, object, parts, write } of sorted) {
    if (parts === undefined) continue;
    const isAlone = [...parts.files.keys()].every((path) => users.get(caseFold(path)) === 1);
    const directory = isAlone ? undefined : directoryName(object, names);
    if (directory !== undefined) names.add(caseFold(directory));
    const own = directory === undefined ? parts : write(directory);
    if (own !== undefined) placed.set(id, own);
  }
  return placed;
}

/** Folders of an overlay or base that mean something to Strata. */
const USER_FOLDERS = ['custom', 'generated'];

function countUsers(names: readonly string[]): Map<string, number> {
  const users = new Map<string, number>();
  for (const name of names) users.set(name, (users.get(name) ?? 0) + 1);
  return users;
}

function directoryName(object: KubernetesObject, taken: ReadonlySet<string>): string {
  const { kind, metadata } = object;
  const name = kind === 'Secret' ? `${metadata.name}-secret` : metadata.name;
  return safeFileName(name, taken, objectId(object));
}
