import type { Environment, Fleet } from '../fleet.ts';
import { objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { fileNames, RESOURCE_SUFFIX } from '../plan/paths/file-name.ts';
import type { ProofTarget } from '../proof/batches.ts';
import { writeKustomization } from '../synthesis/kustomization.ts';
import { writeYaml } from '../yaml.ts';
import { protectData } from './protect.ts';

/** Folder of the overlay that owns the namespaces which several apps of an environment share. */
export function sharedNamespacesPath(environment: Environment): string {
  return `overlays/${environment.name}/namespaces`;
}

/** The Namespace objects of an environment's shared namespaces; none where it lists none. */
export function sharedNamespaces(environment: Environment): KubernetesObject[] {
  return environment.namespaces.map(({ name, labels }) => {
    const metadata = { name, ...(Object.keys(labels).length === 0 ? {} : { labels }) };
    const object: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata };
    return environment.sync.prune === 'manual' ? protectData(object) : object;
  });
}

/**
 * The overlays of all shared namespaces. They have no `namespace:`, which would give all Namespaces of
 * one the same name, and so no base.
 *
 * @returns the files by path, and what each overlay must build to
 */
export function sharedNamespacesOverlays(fleet: Pick<Fleet, 'environments'>): {
  files: Map<string, string>;
  targets: ProofTarget[];
} {
  const environments = fleet.environments.filter(({ namespaces }) => namespaces.length > 0);
  return {
    files: new Map(environments.flatMap(overlayFiles)),
    targets: environments.map((environment) => ({
      path: sharedNamespacesPath(environment),
      objects: sharedNamespaces(environment),
    })),
  };
}

function overlayFiles(environment: Environment): [string, string][] {
  const folder = sharedNamespacesPath(environment);
  const objects = sharedNamespaces(environment);
  const names = fileNames(objects);
  const files = objects.map((object): [string, string] => [
    `${names.get(objectId(object)) ?? ''}${RESOURCE_SUFFIX}`,
    writeYaml(object),
  ]);
  const resources = files.map(([name]) => name).sort();
  const all = [...files, ['kustomization.yaml', writeKustomization({ resources })] as const];
  return all.map(([name, text]) => [`${folder}/${name}`, text]);
}
