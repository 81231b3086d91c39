import { isAbsolute, relative, resolve } from 'node:path';
import { changesRefused } from '../../../checks/changes/changes-refused.ts';
import type { Finding } from '../../../checks/finding.ts';
import { objectsOf } from '../../../checks/validator.ts';
import {
  isJsonObject,
  objectId,
  valueAt,
  type Json,
  type KubernetesObject,
} from '../../../core/kubernetes/object.ts';
import { ManifestError } from '../../../core/manifests/manifest-document.ts';
import { readDocuments } from '../../../core/manifests/read-documents.ts';
import { UserError } from '../../../shell/errors.ts';
import { withRevision } from '../../../shell/git-revision.ts';
import { readManifestFiles } from '../../../shell/manifests/read-manifest-files.ts';
import type { Dependencies } from '../../dependencies.ts';
import type { FileDocument } from './read-manifests.ts';

/**
 * What an API server would refuse of each document, as an update of the same object in the same files
 * and folders at a revision. What stood there and was no manifest is not compared.
 *
 * @returns findings for each document, in their order
 * @throws {UserError} where git does not know the revision, or a path is none of the repository
 */
export async function compareDocuments(
  revision: string,
  paths: readonly string[],
  documents: readonly FileDocument[],
  { cwd, fs }: Pick<Dependencies, 'cwd' | 'fs'>,
): Promise<Finding[][]> {
  if (paths.includes('-')) {
    throw new UserError('--against compares files, and standard input is none', {
      hint: 'write the manifests into a file of the repository',
    });
  }
  const before = await withRevision(cwd, revision, async ({ folder, top }) => {
    const texts: string[] = [];
    for (const path of paths) {
      const there = isAbsolute(path) ? relative(cwd, path) : path;
      const file = resolve(folder, there);
      if (relative(top, file).startsWith('..')) {
        throw new UserError(
          `${path} is not in the git repository, so --against has no other state`,
        );
      }
      if ((await fs.lstat(file)) === undefined) continue;
      texts.push(...(await readManifestFiles(fs, folder, [there])).map(({ text }) => text));
    }
    return texts.flatMap(objectsIn);
  });
  const old = new Map(before.map((object) => [objectId(object), object]));
  return documents.map(({ value }) => findingsOf(value, old));
}

function findingsOf(value: Json, old: ReadonlyMap<string, KubernetesObject>): Finding[] {
  const objects = objectsOf(value);
  const isList = objects[0] !== value;
  return objects.flatMap((object, index) => {
    const was = isNamed(object) ? old.get(objectId(object)) : undefined;
    if (was === undefined || !isNamed(object)) return [];
    const prefix = isList ? ['items', index] : [];
    return changesRefused(was, object).map((finding) => ({
      ...finding,
      path: [...prefix, ...finding.path],
    }));
  });
}

function objectsIn(text: string): KubernetesObject[] {
  try {
    return readDocuments(text).flatMap(({ value }) => objectsOf(value).filter(isNamed));
  } catch (error) {
    if (error instanceof ManifestError) return [];
    throw error;
  }
}

function isNamed(object: Json): object is KubernetesObject {
  const texts = [['apiVersion'], ['kind'], ['metadata', 'name']];
  return isJsonObject(object) && texts.every((path) => typeof valueAt(object, path) === 'string');
}
