import { join } from 'node:path';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { KUSTOMIZATION_FILES } from '../../core/kustomize/read-folders.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { BUILD_CONCURRENCY, type Engine } from '../../shell/engine/engine.ts';
import { UserError } from '../../shell/errors.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import { buildObjects } from '../../shell/engine/prove.ts';
import { withWorkingCopy } from '../../shell/files/working-copy.ts';

/** An overlay that holds something of the user's own. */
export interface OwnOverlay {
  path: string;
  /** `hand-kept`: all of it is the user's; `customised`: generated, with a `custom/`. */
  kind: 'hand-kept' | 'customised';
}

/**
 * Builds the overlays that hold something of the user's own. Hand-kept ones are built where they
 * stand, customised ones in a copy, with the generated files as wanted and the user's as present.
 *
 * @param hint what to do about a customised overlay that does not build
 * @returns the objects of each overlay by its path
 * @throws {UserError} for an overlay that does not build
 */
export async function buildOwnParts(
  engine: Engine,
  repository: { root: string; present: ReadonlyMap<string, PresentFile> },
  overlays: readonly OwnOverlay[],
  wanted: ReadonlyMap<string, string>,
  hint = 'mend the files in custom/',
): Promise<Map<string, KubernetesObject[]>> {
  const { root, present } = repository;
  for (const { path } of overlays) refuseMissing(path, wanted, present);
  const pathsOf = (kind: OwnOverlay['kind']): string[] =>
    overlays.flatMap((overlay) => (overlay.kind === kind ? [overlay.path] : []));

  const handKept = await buildAll(engine, root, pathsOf('hand-kept'), (path) => {
    return `mend it, then try \`${engine.command} ${path}\``;
  });
  const paths = pathsOf('customised');
  if (paths.length === 0) return new Map(handKept);
  const texts = joinFiles(wanted, present);
  const customised = await withWorkingCopy(root, FOLDERS, present, texts, (copy) =>
    buildAll(engine, copy, paths, () => hint),
  );
  return new Map([...handKept, ...customised]);
}

/** Those whose files come from `wanted` and `present`. */
const FOLDERS = ['base', 'overlays', 'clusters'];

function buildAll(
  engine: Engine,
  root: string,
  paths: readonly string[],
  hintFor: (path: string) => string,
): Promise<[string, KubernetesObject[]][]> {
  return mapBounded(paths, BUILD_CONCURRENCY, async (path) => {
    const result = await buildObjects(engine, join(root, path));
    if ('objects' in result) return [path, result.objects];
    const failure = result.failure.replaceAll(`${root}/`, '');
    throw new UserError(`${path} does not build: ${failure}`, { hint: hintFor(path) });
  });
}

/** The texts that a build can read: those wanted, and of the present ones all that are not replaced. */
export function joinFiles(
  wanted: ReadonlyMap<string, string>,
  present: ReadonlyMap<string, PresentFile>,
): Map<string, string> {
  const texts = [...present].flatMap(([path, file]): [string, string][] =>
    file.kind === 'file' ? [[path, file.text]] : [],
  );
  return new Map([...texts, ...wanted]);
}

function refuseMissing(
  path: string,
  wanted: ReadonlyMap<string, string>,
  present: ReadonlyMap<string, PresentFile>,
): void {
  const files = KUSTOMIZATION_FILES.map((name) => `${path}/${name}`);
  if (files.some((file) => wanted.has(file) || present.get(file)?.kind === 'file')) return;
  throw new UserError(`${path} has no kustomization.yaml`, {
    hint: 'gitops.yaml says `source: kustomize`, so its base and overlays are kept by hand: add the overlay, or take the environment out of gitops.yaml',
  });
}
