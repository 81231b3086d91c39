import type { Environment } from '../fleet.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { fileNames, RESOURCE_SUFFIX } from '../plan/file-name.ts';
import { objectId } from '../kubernetes/object.ts';
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
 * Their overlay. It has no `namespace:`, which would give all of them one name, and so no base.
 *
 * @returns the files by path
 */
export function sharedNamespacesFiles(environment: Environment): Map<string, string> {
  const objects = sharedNamespaces(environment);
  const folder = sharedNamespacesPath(environment);
  const names = fileNames(objects);
  const files = new Map<string, string>();
  const resources = objects.map((object) => {
    const file = `${names.get(objectId(object)) ?? ''}${RESOURCE_SUFFIX}`;
    files.set(`${folder}/${file}`, writeYaml(object));
    return file;
  });
  if (objects.length > 0) {
    files.set(`${folder}/kustomization.yaml`, writeKustomization({ resources: resources.sort() }));
  }
  return files;
}
