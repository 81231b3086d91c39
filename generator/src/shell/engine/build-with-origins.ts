import { writeFiles } from '../files/write-files.ts';
import { realpath, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { BuiltObject } from '../../core/explanation/built-objects.ts';
import { takeOrigin, type Origin } from '../../core/explanation/origin.ts';
import { writeYaml } from '../../core/yaml.ts';
import type { Engine } from './engine.ts';
import { UserError } from '../errors.ts';
import { withTemporaryFolder } from '../files/temporary-folder.ts';
import { buildObjects } from './prove.ts';

/**
 * Builds an overlay and says which file each object starts from. For that the overlay is built
 * through a kustomization in a temporary folder that asks for annotations; where the engine refuses
 * that, it is built as it is, and no file is known.
 *
 * @param root folder that the files are named from
 * @param path the overlay, relative to `root`
 * @throws {UserError} for an overlay that does not build
 */
export async function buildWithOrigins(
  engine: Engine,
  root: string,
  path: string,
): Promise<BuiltObject[]> {
  const annotated = await buildAnnotated(engine, root, path);
  if (annotated !== undefined) return annotated;
  const built = await buildObjects(engine, join(root, path));
  if ('objects' in built) return built.objects.map((object) => ({ object, file: undefined }));
  throw new UserError(`${path} does not build: ${built.failure.replaceAll(`${root}/`, '')}`);
}

/**
 * The same for files that are not, or not all, written to the repository.
 *
 * @param files all files that the build reads, by path
 */
export async function buildCopyWithOrigins(
  engine: Engine,
  files: ReadonlyMap<string, string>,
  path: string,
): Promise<BuiltObject[]> {
  return withTemporaryFolder(async (copy) => {
    await writeFiles(copy, files);
    return buildWithOrigins(engine, copy, path);
  });
}

async function buildAnnotated(
  engine: Engine,
  root: string,
  path: string,
): Promise<BuiltObject[] | undefined> {
  // Kustomize resolves links before it compares folders, so relative paths must be of real ones.
  const realRoot = await realpath(root);
  return withTemporaryFolder(async (folder) => {
    const kustomization = {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [toSlashes(relative(folder, join(realRoot, path)))],
      buildMetadata: ['originAnnotations'],
    };
    await writeFile(join(folder, 'kustomization.yaml'), writeYaml(kustomization));
    const built = await buildObjects(engine, folder);
    if ('failure' in built) return undefined;
    return built.objects.map(takeOrigin).map(({ object, origin }) => ({
      object,
      file: origin && fileOf(origin, folder, realRoot),
    }));
  });
}

function fileOf({ path, repo }: Origin, folder: string, root: string): string {
  if (repo !== undefined) return `${repo}//${path}`;
  return toSlashes(relative(root, resolve(folder, path)));
}

function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
