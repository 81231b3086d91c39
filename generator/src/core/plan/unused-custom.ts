import type { Fleet } from '../fleet.ts';
import type { PresentFile } from './present-file.ts';

/**
 * The `custom/` folders that no deployment uses any more, because their app or environment has left
 * gitops.yaml. They are the user's own, so they stay, and somebody should know.
 */
export function unusedCustom(
  present: ReadonlyMap<string, PresentFile>,
  fleet: Pick<Fleet, 'apps' | 'deployments'>,
): string[] {
  const handKept = fleet.apps.filter(({ source }) => source.kind === 'kustomize');
  const used = new Set([
    ...fleet.apps.map(({ name }) => `base/${name}/custom`),
    ...fleet.deployments.map(({ app, environment }) => `overlays/${environment}/${app}/custom`),
  ]);
  return [...present]
    .filter(([path, { kind }]) => kind === 'folder' && CUSTOM.test(path) && !used.has(path))
    .map(([path]) => path)
    .filter((path) => !handKept.some(({ name }) => path.endsWith(`/${name}/custom`)))
    .sort();
}

const CUSTOM = /^(?:base\/[^/]+|overlays\/[^/]+\/[^/]+)\/custom$/;
