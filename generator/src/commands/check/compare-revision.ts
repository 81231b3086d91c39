import { join } from 'node:path';
import { changesRefused } from '../../checks/changes/changes-refused.ts';
import { objectId, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { KUSTOMIZATION_FILES } from '../../core/kustomize/read-folders.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { isWithin } from '../../core/plan/paths/safe-path.ts';
import { BUILD_CONCURRENCY, type Engine } from '../../shell/engine/engine.ts';
import { buildObjects } from '../../shell/engine/prove.ts';
import type { FileSystem } from '../../shell/files/file-system.ts';
import { readTree } from '../../shell/files/tree.ts';
import { withRevision } from '../../shell/git-revision.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import type { CheckedBuild, ObjectFinding } from './checked-build.ts';

export interface Comparison {
  findings: ObjectFinding[];
  /** Overlays that cannot be compared, with the reason. */
  notices: string[];
}

/**
 * What the API server will refuse of what has changed since a revision: each overlay that reads
 * another file than then is built as it was, and its objects are compared.
 *
 * @throws {UserError} where git does not know the revision
 */
export async function compareRevision(
  revision: string,
  builds: readonly CheckedBuild[],
  { root, fs, engine }: { root: string; fs: FileSystem; engine: Engine },
): Promise<Comparison> {
  return withRevision(root, revision, async ({ folder }) => {
    const roots = [...new Set(builds.flatMap(({ readFolders }) => readFolders.map(topOf)))];
    const [before, after] = await Promise.all([
      readTree(fs, folder, roots),
      readTree(fs, root, roots),
    ]);
    const changed = changedPaths(before, after);
    const candidates = builds.filter(
      ({ path, readFolders, isChanged }) =>
        KUSTOMIZATION_FILES.some((name) => before.get(`${path}/${name}`)?.kind === 'file') &&
        (isChanged || changed.some((file) => isWithin(file, readFolders))),
    );
    const results = await mapBounded(candidates, BUILD_CONCURRENCY, async (build) => {
      const built = await buildObjects(engine, join(folder, build.path));
      if ('objects' in built) return { findings: compare(built.objects, build), notices: [] };
      return {
        findings: [],
        notices: [`${build.path} does not build at ${revision}: not compared`],
      };
    });
    return {
      findings: results.flatMap(({ findings }) => findings),
      notices: results.flatMap(({ notices }) => notices),
    };
  });
}

function compare(before: readonly KubernetesObject[], build: CheckedBuild): ObjectFinding[] {
  const old = new Map(before.map((object) => [objectId(object), object]));
  return build.objects.flatMap((object) => {
    const was = old.get(objectId(object));
    if (was === undefined) return [];
    return changesRefused(was, object).map((finding): ObjectFinding => ({
      ...finding,
      check: 'change',
      build,
      object,
    }));
  });
}

type Files = ReadonlyMap<string, PresentFile>;

function changedPaths(before: Files, after: Files): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was?.kind !== 'file' || is?.kind !== 'file') return was?.kind !== is?.kind;
    return was.text !== is.text;
  });
}

function topOf(folder: string): string {
  return folder.split('/')[0] ?? folder;
}
