import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { comparable } from '../../core/live-diff/comparable.ts';
import { leavingObjects } from '../../core/live-diff/leaving.ts';
import { hasSyncOption } from '../../core/live-diff/sync-options.ts';
import type { ObjectChange } from '../../core/live-diff/types.ts';
import type { ApplicationState } from '../../core/status/application/types.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { mapBounded } from '../../shell/map-bounded.ts';

/** What a sync would do with the objects that an Application manages and the build has no more. */
export async function compareLeaving(
  cluster: Cluster,
  application: ApplicationState,
  built: readonly KubernetesObject[],
): Promise<ObjectChange[]> {
  const leaving = leavingObjects(application, built);
  const changes = await mapBounded(leaving, CONCURRENCY, async (resource) => {
    const { group, version, kind, namespace, name } = resource;
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const id = { apiVersion, kind, namespace, name };
    const live = await cluster.get(id);
    if (live === undefined) return [];
    const kept = whyKept(live, application);
    if (kept !== undefined) return [{ change: 'keep' as const, ...id, message: kept }];
    const { before } = comparable({ before: live, after: undefined });
    return [{ change: 'prune' as const, ...id, ...(before === undefined ? {} : { before }) }];
  });
  return changes.flat();
}

const CONCURRENCY = 4;

function whyKept(live: KubernetesObject, { prunes, name }: ApplicationState): string | undefined {
  if (hasSyncOption(live, 'Prune=false')) return 'it is never pruned, because data may be in it';
  return prunes ? undefined : `pruning is manual: argocd app sync ${name} --prune`;
}
