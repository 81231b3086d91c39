import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { ApplicationState, ResourceState } from '../../core/status/application/types.ts';
import { textAt } from '../../core/status/read.ts';
import { hasHealthRule } from '../../core/status/health/health.ts';
import type { Cluster, ListQuery } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import type { LiveAnswer } from './source.ts';

/**
 * Reads the objects that tell the health of an Application, those that controllers made of them, and
 * the events of their namespaces. Each list is read once, whoever asks for it. Secrets are never read.
 */
export function liveReader(): (cluster: Cluster, state: ApplicationState) => Promise<LiveAnswer> {
  const lists = new Map<string, Promise<KubernetesObject[]>>();
  return async (cluster, { resources, destination }) => {
    const list = (query: ListQuery): Promise<KubernetesObject[]> => {
      const id = [cluster.context, query.apiVersion, query.kind, query.namespace].join(' ');
      const known = lists.get(id) ?? cluster.list(query);
      lists.set(id, known);
      return known;
    };
    const wanted = resources.filter(isTelling);
    const namespaces = [...new Set([destination.namespace, ...wanted.map(namespaceOf)])].filter(
      (namespace) => namespace !== '',
    );
    const queries = [...wanted.map(queryFor), ...namespaces.flatMap(childQueries)];
    const refusals: string[] = [];
    // What may be read explains more than nothing.
    const orNone = async (query: ListQuery): Promise<KubernetesObject[]> => {
      try {
        return await list(query);
      } catch (error) {
        if (!(error instanceof ClusterError) || error.reason !== 'forbidden') throw error;
        if (query.kind !== 'Event') refusals.push(error.message);
        return [];
      }
    };
    const found = await mapBounded(unique(queries), CONCURRENCY, orNone);
    const events = await mapBounded(namespaces, CONCURRENCY, (namespace) =>
      orNone({ apiVersion: 'v1', kind: 'Event', namespace }),
    );
    const managed = new Set(wanted.map((resource) => idOf(resource.kind, resource)));
    const isManaged = ({ kind, metadata }: KubernetesObject): boolean =>
      managed.has(idOf(kind, { namespace: textAt(metadata, 'namespace'), name: metadata.name }));
    const objects = found.flat();
    return {
      live: {
        managed: objects.filter(isManaged),
        others: objects.filter((object) => !isManaged(object)),
        events: events.flat(),
      },
      unreadable: refusals[0],
    };
  };
}

const CONCURRENCY = 6;

/** Kinds whose objects say how they are, and those that may ask not to be pruned. */
function isTelling({ group, kind, requiresPruning, isHook }: ResourceState): boolean {
  if (isHook || (group === '' && kind === 'Secret')) return false;
  return requiresPruning || hasHealthRule(group === '' ? kind : `${kind}.${group}`);
}

function namespaceOf({ namespace }: ResourceState): string {
  return namespace ?? '';
}

function queryFor({ group, version, kind, namespace }: ResourceState): ListQuery {
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind, namespace };
}

function childQueries(namespace: string): ListQuery[] {
  return CHILDREN.map(({ apiVersion, kind }) => ({ apiVersion, kind, namespace }));
}

const CHILDREN = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  { apiVersion: 'batch/v1', kind: 'Job' },
] as const;

function unique(queries: readonly ListQuery[]): ListQuery[] {
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}

function idOf(
  kind: string,
  { namespace, name }: { namespace: string | undefined; name: string },
): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}
