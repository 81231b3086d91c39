import { ARGOCD_FIELD_MANAGER } from '../../core/bootstrap/existing-argocd.ts';
import type { ObjectCounts } from '../../core/bootstrap/plan.ts';
import { isSameObject, keepTracking } from '../../core/bootstrap/same-object.ts';
import { namespaceOf, type KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Clock } from '../../shell/clock.ts';
import type { Cluster, ObjectRef } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';
import { UserError } from '../../shell/errors.ts';
import { mapBounded } from '../../shell/map-bounded.ts';

type Difference = 'missing' | 'different' | 'same';

/**
 * Whether the cluster has an object as it is wanted. The server says what an apply would make of it,
 * so defaults and what others manage are no difference.
 */
async function differenceOf(cluster: Cluster, wanted: KubernetesObject): Promise<Difference> {
  const present = await cluster.get(refOf(wanted));
  if (present === undefined) return 'missing';
  const applied = keepTracking(wanted, present);
  try {
    const after = await cluster.apply(applied, { ...APPLY, dryRun: true });
    return isSameObject(present, after) ? 'same' : 'different';
  } catch (error) {
    // What may not change has to be made anew; whether it may be is decided when it is applied.
    if (error instanceof ClusterError && error.reason === 'invalid') return 'different';
    throw error;
  }
}

/** How many objects an apply would make or change. */
export async function countDifferences(
  cluster: Cluster,
  wanted: readonly KubernetesObject[],
): Promise<ObjectCounts> {
  const found = await mapBounded(wanted, PARALLEL, (object) => differenceOf(cluster, object));
  return {
    missing: found.filter((difference) => difference === 'missing').length,
    different: found.filter((difference) => difference === 'different').length,
  };
}

/**
 * Applies the objects that are not as they are wanted, and no other.
 *
 * @param renew makes workloads anew whose fields may not change, as those of another installation
 * @returns how many were applied
 */
export async function applyDiffering(
  cluster: Cluster,
  wanted: readonly KubernetesObject[],
  options?: { renew: boolean; clock: Clock },
): Promise<number> {
  const applied = await mapBounded(wanted, PARALLEL, async (object) => {
    if ((await differenceOf(cluster, object)) === 'same') return 0;
    await applyOne(cluster, object, options);
    return 1;
  });
  return applied.reduce<number>((sum, count) => sum + count, 0);
}

async function applyOne(
  cluster: Cluster,
  wanted: KubernetesObject,
  options: { renew: boolean; clock: Clock } | undefined,
): Promise<void> {
  const object = keepTracking(wanted, await cluster.get(refOf(wanted)));
  try {
    await cluster.apply(object, APPLY);
  } catch (error) {
    const isImmutable =
      error instanceof ClusterError && /immutable|forbidden: updates/.test(error.message);
    if (!isImmutable || !RENEWABLE.has(wanted.kind)) throw error;
    if (options?.renew !== true) {
      throw new UserError(error.message, {
        hint: '--take-over deletes it and makes it anew; its pods are away meanwhile',
        cause: error,
      });
    }
    await cluster.remove(refOf(wanted));
    for (let tries = 0; tries < 60; tries++) {
      if ((await cluster.get(refOf(wanted))) === undefined) break;
      await options.clock.wait(500);
    }
    await cluster.apply(wanted, APPLY);
  }
}

/** As Argo CD applies afterwards; it takes over what an earlier installation set. */
const APPLY = { fieldManager: ARGOCD_FIELD_MANAGER, force: true } as const;
const PARALLEL = 6;
const RENEWABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet']);

function refOf(object: KubernetesObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  return { apiVersion, kind, namespace: namespaceOf(object), name: metadata.name };
}
