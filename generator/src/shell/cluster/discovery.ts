import { isJsonObject, type Json } from '../../core/kubernetes/object.ts';
import type { ServedResource } from './cluster.ts';

/** Reads a path of the API; undefined where there is no such path. */
export type ReadPath = (path: string) => Promise<Json | undefined>;

/**
 * Looks up how kinds are served. What was found once is kept; what was not found is asked again,
 * because a CustomResourceDefinition may have come meanwhile.
 */
export function createDiscovery(
  read: ReadPath,
): (apiVersion: string, kind: string) => Promise<ServedResource | undefined> {
  const known = new Map<string, ServedResource>();
  return async (apiVersion, kind) => {
    const id = `${apiVersion}/${kind}`;
    const found = known.get(id);
    if (found !== undefined) return found;
    const answer = await read(apiPath(apiVersion));
    if (isJsonObject(answer) && Array.isArray(answer['resources'])) {
      for (const [name, resource] of servedKinds(answer['resources'])) {
        known.set(`${apiVersion}/${name}`, resource);
      }
    }
    return known.get(id);
  };
}

/** `/api/v1` for the core group, `/apis/<group>/<version>` for every other. */
export function apiPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function* servedKinds(resources: readonly Json[]): Generator<[string, ServedResource]> {
  for (const resource of resources) {
    if (!isJsonObject(resource)) continue;
    const { name, kind, namespaced } = resource;
    // `deployments/status` and `deployments/scale` are parts of an object.
    if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) continue;
    yield [kind, { plural: name, namespaced: namespaced === true }];
  }
}
