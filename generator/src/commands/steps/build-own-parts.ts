import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { KUSTOMIZATION_FILES } from '../../core/kustomize/read-folders.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { BUILD_CONCURRENCY, type Engine } from '../../shell/engine.ts';
import { UserError } from '../../shell/errors.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import { buildObjects, writeFiles } from '../../shell/prove.ts';

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
 * @returns the objects of each overlay by its path
 * @throws {UserError} for an overlay that does not build
 */
export async function buildOwnParts(
  engine: Engine,
  repository: { root: string; present: ReadonlyMap<string, PresentFile> },
  overlays: readonly OwnOverlay[],
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, KubernetesObject[]>> {
  if (overlays.length === 0) return new Map();
  const copy = await mkdtemp(join(tmpdir(), 'strata-'));
  try {
    if (overlays.some(({ kind }) => kind === 'customised')) {
      await writeFiles(copy, joinFiles(wanted, repository.present));
    }
    const built = await mapBounded(overlays, BUILD_CONCURRENCY, async ({ path, kind }) => {
      refuseMissing(path, wanted, repository.present);
      const root = kind === 'hand-kept' ? repository.root : copy;
      const result = await buildObjects(engine, join(root, path));
      if ('objects' in result) return [path, result.objects] as const;
      throw new UserError(`${path} does not build: ${result.failure.replaceAll(`${root}/`, '')}`, {
        hint:
          kind === 'hand-kept'
            ? `mend it, then try \`${engine.command} ${path}\``
            : `mend the files in custom/`,
      });
    });
    return new Map(built);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
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
