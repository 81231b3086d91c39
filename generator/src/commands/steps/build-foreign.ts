import { join, posix } from 'node:path';
import { isJsonObject } from '../../core/kubernetes/object.ts';
import { KUSTOMIZATION_FILES } from '../../core/kustomize/read-folders.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { readManifests } from '../../core/yaml.ts';
import { BUILD_CONCURRENCY, type Engine } from '../../shell/engine/engine.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import { buildObjects } from '../../shell/engine/prove.ts';
import type { Repository } from './open-repository.ts';

/** A kustomization that does not build, with Kustomize's message. */
export interface BuildFailure {
  path: string;
  message: string;
}

/**
 * Builds the kustomizations in the generated folders that are not Strata's: they are left alone, but
 * somebody relies on them. Components build only as part of something else.
 */
export async function buildForeign(
  { root, present }: Repository,
  engine: Engine,
  foreign: readonly string[],
): Promise<BuildFailure[]> {
  const folders = foreign
    .filter((path) => KUSTOMIZATION_FILES.includes(posix.basename(path)))
    .filter((path) => !isComponent(present.get(path)))
    .map((path) => posix.dirname(path));
  const results = await mapBounded(folders, BUILD_CONCURRENCY, async (path) => {
    const result = await buildObjects(engine, join(root, path));
    if ('objects' in result) return [];
    return [{ path, message: result.failure.replaceAll(`${root}/`, '') }];
  });
  return results.flat();
}

function isComponent(file: PresentFile | undefined): boolean {
  if (file?.kind !== 'file') return false;
  try {
    return readManifests(file.text).some(
      (document) => isJsonObject(document) && document['kind'] === 'Component',
    );
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
