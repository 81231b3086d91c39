import { deepEqual } from '../../core/kubernetes/equality.ts';
import {
  isJsonObject,
  namespaceOf,
  ownValue,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import { comparable, TRACKING_ANNOTATIONS } from '../../core/live-diff/comparable.ts';
import { hasSyncOption } from '../../core/live-diff/sync-options.ts';
import type { ObjectChange } from '../../core/live-diff/types.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';

/**
 * What a sync would do with an object: the API server tells what it would store, as it would for Argo
 * CD, and stores nothing.
 *
 * @param object complete, with its namespace
 * @param isNewKind whether the build itself brings the kind's definition
 * @throws {ClusterError} where the cluster cannot be asked at all
 */
export async function compareObject(
  cluster: Cluster,
  object: KubernetesObject,
  isNewKind: boolean,
): Promise<ObjectChange> {
  const { apiVersion, kind, metadata } = object;
  const id = { apiVersion, kind, namespace: namespaceOf(object), name: metadata.name };
  const live = await cluster.get(id);
  const created = { ...id, ...given(comparable({ before: undefined, after: object })) };
  if (live !== undefined && hasSyncOption(object, 'ServerSideApply=false')) {
    const message = 'Argo CD applies it from the client (ServerSideApply=false)';
    return { change: 'skip', ...id, message };
  }
  try {
    const options = { fieldManager: ARGO_CD, force: true, dryRun: true };
    const result = await cluster.apply(withTracking(object, live), options);
    // What the server would fill in, an address for example, is another one each time.
    if (live === undefined) return { change: 'create', ...created };
    const { before, after } = comparable({ before: live, after: result });
    return deepEqual(before, after)
      ? { change: 'none', ...id }
      : { change: 'update', ...id, ...given({ before, after }) };
  } catch (error) {
    if (!(error instanceof ClusterError) || !TOLD.has(error.reason)) throw error;
    const isToCome = error.reason === 'absent' && live === undefined;
    const isServed = (await cluster.resourceOf(apiVersion, kind)) !== undefined;
    // Its namespace or its kind may come with the same sync.
    if (isToCome && (isServed || isNewKind)) return { change: 'create', ...created };
    return { change: 'refuse', ...id, message: error.message.replace(/^cannot apply [^:]*: /, '') };
  }
}

/** The field manager that Argo CD applies with. */
const ARGO_CD = 'argocd-controller';

/** What is wrong with the object, not with us or the way to the server. */
const TOLD: ReadonlySet<ClusterError['reason']> = new Set([
  'invalid',
  'conflict',
  'absent',
  'other',
]);

/** Argo CD puts its own annotations on what it applies; without them it would look as if they went. */
function withTracking(
  object: KubernetesObject,
  live: KubernetesObject | undefined,
): KubernetesObject {
  const present = ownValue(live?.metadata ?? {}, 'annotations');
  if (!isJsonObject(present)) return object;
  const own = Object.entries(present).filter(([key]) => TRACKING_ANNOTATIONS.includes(key));
  if (own.length === 0) return object;
  const written = ownValue(object.metadata, 'annotations');
  const annotations = { ...(isJsonObject(written) ? written : {}), ...Object.fromEntries(own) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** Without the side that is not there. */
function given({
  before,
  after,
}: ReturnType<typeof comparable>): Pick<ObjectChange, 'before' | 'after'> {
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
