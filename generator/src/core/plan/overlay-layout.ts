import { posix } from 'node:path';
import { writeKustomization } from '../synthesis/kustomization.ts';
import type { PresentFile } from './present-file.ts';

/** Where the parts of an app's deployment stand in the repository. */
export interface OverlayLayout {
  /** The folder that Argo CD builds. */
  path: string;
  /** The folder of the generated part; `path` itself where nothing is customised. */
  generatedPath: string;
  /** Components of the user's own, in the order in which they apply. */
  components: string[];
}

/**
 * The layout of an overlay. Components run before a kustomization's own patches and transformers, so
 * where there is a `custom/`, the generated part moves into a folder of its own and the overlay only
 * joins the two: what the user writes applies last. `base/<app>/custom` comes before the overlay's.
 */
export function overlayLayout(
  app: string,
  environment: string,
  present: ReadonlyMap<string, PresentFile>,
): OverlayLayout {
  const path = `overlays/${environment}/${app}`;
  const components = [`base/${app}/custom`, `${path}/custom`].filter((folder) =>
    holdsFiles(present, folder),
  );
  const generatedPath = components.length === 0 ? path : `${path}/generated`;
  return { path, generatedPath, components };
}

/** The kustomization that joins the generated part and the user's components. */
export function joinComponents(layout: OverlayLayout): string {
  return writeKustomization({
    resources: [posix.relative(layout.path, layout.generatedPath)],
    components: layout.components.map((folder) => posix.relative(layout.path, folder)),
  });
}

/** A folder without any file in it is as good as none. */
function holdsFiles(present: ReadonlyMap<string, PresentFile>, folder: string): boolean {
  if (present.get(folder) === undefined) return false;
  for (const [path, { kind }] of present) {
    if (kind !== 'folder' && path.startsWith(`${folder}/`)) return true;
  }
  return false;
}
