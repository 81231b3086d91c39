import { namespaceOf, valueAt, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { isHook } from '../../core/live-diff/sync-options.ts';
import type { ObjectChange } from '../../core/live-diff/types.ts';
import type { ApplicationState } from '../../core/status/application/types.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import { compareLeaving } from './compare-leaving.ts';
import { compareObject } from './compare-object.ts';

/**
 * What a sync of a build would do: to its objects, and to those that it has no more.
 *
 * @param namespace where objects without one go
 * @param application undefined where Argo CD has none yet
 */
export async function compareBuild(
  cluster: Cluster,
  built: readonly KubernetesObject[],
  namespace: string | undefined,
  application: ApplicationState | undefined,
): Promise<ObjectChange[]> {
  // Hooks come and go with each sync.
  const lasting = built.filter((object) => !isHook(object));
  const objects = await mapBounded(lasting, CONCURRENCY, (object) =>
    withNamespace(cluster, object, namespace),
  );
  const newKinds = new Set(objects.flatMap(definedKind));
  const changes = await mapBounded(objects, CONCURRENCY, (object) =>
    compareObject(cluster, object, newKinds.has(object.kind)),
  );
  const leaving =
    application === undefined ? [] : await compareLeaving(cluster, application, objects);
  return [...changes, ...leaving];
}

const CONCURRENCY = 4;

/** Argo CD puts objects of namespaced kinds that name no namespace into that of the Application. */
async function withNamespace(
  cluster: Cluster,
  object: KubernetesObject,
  namespace: string | undefined,
): Promise<KubernetesObject> {
  if (namespace === undefined || namespaceOf(object) !== undefined) return object;
  const served = await cluster.resourceOf(object.apiVersion, object.kind);
  if (served?.namespaced !== true) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function definedKind(object: KubernetesObject): string[] {
  if (object.kind !== 'CustomResourceDefinition') return [];
  const kind = valueAt(object, ['spec', 'names', 'kind']);
  return typeof kind === 'string' ? [kind] : [];
}
