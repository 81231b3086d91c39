import { join } from 'node:path';
import {
  deploymentSource,
  sharedNamespacesSource,
  type DeploymentSource,
} from '../../core/argocd/sources.ts';
import { sharedNamespaces, sharedNamespacesPath } from '../../core/desired/shared-namespaces.ts';
import type { Deployment } from '../../core/fleet.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { readFolders } from '../../core/kustomize/read-folders.ts';
import { isWithin } from '../../core/plan/paths/safe-path.ts';
import { changesOf, type Plan } from '../../core/plan/plan.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import { diskFileSystem } from '../../shell/files/file-system.ts';
import { buildOwnParts, joinFiles, type OwnOverlay } from './build-own-parts.ts';
import type { Repository } from './open-repository.ts';
import type { SynthesisedApp } from './synthesise-apps.ts';

/**
 * What Argo CD needs to know of each overlay: the objects of its real build, the user's own parts
 * included, the folders that it reads, and whether this run changes any of them.
 *
 * @param plan what this run does to `base/` and `overlays/`
 */
export async function deploymentSources(
  repository: Repository,
  engine: Engine,
  apps: readonly SynthesisedApp[],
  wanted: ReadonlyMap<string, string>,
  plan: Plan,
): Promise<DeploymentSource[]> {
  const { fleet } = repository;
  const desired = new Map(apps.flatMap(desiredByPath));
  const own = ownOverlays(fleet.deployments, apps);
  const built = await buildOwnParts(engine, repository, own, wanted);
  const changedPaths = [...changesOf(plan), ...plan.handEdits].map(({ path }) => path);
  const read = fileReader(repository, wanted);

  const buildOf = async (path: string, objects: readonly KubernetesObject[]) => {
    const folders = await readFolders(read, path);
    const changed = changedPaths.some((file) => isWithin(file, folders));
    return { objects, readFolders: folders, changed };
  };
  const ofApps = fleet.deployments.map(async (deployment) => {
    const path = overlayPath(deployment);
    const objects = built.get(path) ?? desired.get(path) ?? [];
    return deploymentSource(deployment, await buildOf(path, objects));
  });
  const ofNamespaces = fleet.environments
    .filter(({ namespaces }) => namespaces.length > 0)
    .map(async (environment) => {
      const path = sharedNamespacesPath(environment);
      const build = await buildOf(path, sharedNamespaces(environment));
      return sharedNamespacesSource(environment, build);
    });
  return Promise.all([...ofNamespaces, ...ofApps]);
}

function desiredByPath({ desired }: SynthesisedApp): [string, KubernetesObject[]][] {
  return desired.deployments.map(({ deployment, objects }) => [overlayPath(deployment), objects]);
}

/** Overlays of which nothing is generated, and those with a `custom/`. */
function ownOverlays(
  deployments: readonly Deployment[],
  apps: readonly SynthesisedApp[],
): OwnOverlay[] {
  const layouts = apps.flatMap((app) => app.layouts);
  const layoutOf = new Map(layouts.map((layout) => [layout.path, layout]));
  return deployments.flatMap((deployment): OwnOverlay[] => {
    const path = overlayPath(deployment);
    const layout = layoutOf.get(path);
    if (layout === undefined) return [{ path, kind: 'hand-kept' }];
    return layout.components.length === 0 ? [] : [{ path, kind: 'customised' }];
  });
}

/** Files as they will stand: the wanted ones, then the present ones, then any other of the repository. */
export function fileReader(repository: Repository, wanted: ReadonlyMap<string, string>) {
  const known = joinFiles(wanted, repository.present);
  return async (path: string): Promise<string | undefined> => {
    const text = known.get(path);
    if (text !== undefined) return text;
    const isOwned = path.startsWith('base/') || path.startsWith('overlays/');
    if (isOwned) return undefined;
    const file = join(repository.root, path);
    const info = await diskFileSystem.lstat(file);
    if (info?.kind !== 'file') return undefined;
    return new TextDecoder().decode(await diskFileSystem.readFile(file));
  };
}

export function overlayPath({ app, environment }: Deployment): string {
  return `overlays/${environment}/${app}`;
}
