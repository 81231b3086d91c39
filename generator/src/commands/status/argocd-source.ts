import type { JsonObject, KubernetesObject } from '../../core/kubernetes/object.ts';
import { isHealthStatus } from '../../core/status/health/application.ts';
import type { Health } from '../../core/status/health/types.ts';
import { itemsAt, textAt } from '../../core/status/read.ts';
import { sameRepository } from '../../core/status/same-repository.ts';
import { openArgoCd, ArgoCdError, type ArgoCdApi } from '../../shell/argocd/api.ts';
import { findSession } from '../../shell/argocd/session.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import type { Dependencies } from '../dependencies.ts';
import type { LiveAnswer, StatusSource } from './source.ts';

/**
 * Reads the status from Argo CD's API, which needs no rights in the cluster.
 *
 * @returns undefined where there is no session, or it is none for this repository; the latter is said
 */
export async function argoCdSource(
  repoURL: string,
  { env, fs, output }: Dependencies,
): Promise<StatusSource | undefined> {
  const session = await findSession(env, fs);
  if (session === undefined) return undefined;
  const api = openArgoCd(session);
  try {
    const first = await listApplications(api);
    const isOurs = first.some((application) =>
      sameRepository(textAt(application, 'spec', 'source', 'repoURL') ?? '', repoURL),
    );
    if (!isOurs) {
      output.say(`Argo CD at ${api.address} shows nothing of this repository: asking the cluster.`);
      return undefined;
    }
  } catch (error) {
    if (!(error instanceof ArgoCdError)) throw error;
    output.say(`${error.message}: asking the cluster.`);
    return undefined;
  }
  return {
    description: `Argo CD at ${api.address}`,
    kubectl: 'kubectl',
    refresh: () => ({
      applications: () => listApplications(api),
      troubles: () => Promise.resolve([]),
      isStale: () => Promise.resolve(false),
      live: ({ name }) => readTree(api, name),
    }),
  };
}

async function listApplications(api: ArgoCdApi): Promise<KubernetesObject[]> {
  const answer = await api.get('/applications');
  // The items carry neither.
  const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
  return itemsAt(answer, 'items').map(
    (item) => ({ ...item, ...kind }) as unknown as KubernetesObject,
  );
}

/** Objects that are not healthy, with the health that Argo CD tells, and their events. */
async function readTree(api: ArgoCdApi, application: string): Promise<LiveAnswer> {
  const path = `/applications/${encodeURIComponent(application)}`;
  try {
    const nodes = itemsAt(await api.get(`${path}/resource-tree`), 'nodes');
    const sick = nodes.filter(isSick).slice(0, MAX_OBJECTS);
    const parents = new Set(nodes.flatMap((node) => itemsAt(node, 'parentRefs').map(uidOf)));
    const health = new Map(sick.map((node) => [uidOf(node), healthOf(node)]));
    const read = await mapBounded(sick, CONCURRENCY, async (node) => {
      const query = { resourceName: textAt(node, 'name') ?? '', ...placeOf(node) };
      const { manifest } = await api.get(`${path}/resource`, { ...query, ...kindOf(node) });
      const events = await api.get(`${path}/events`, {
        resourceName: query.resourceName,
        resourceNamespace: query.namespace,
        resourceUID: uidOf(node),
      });
      return { object: asObject(manifest), events: itemsAt(events, 'items') };
    });
    const objects = read.flatMap(({ object }) => object ?? []);
    const isChild = (object: KubernetesObject): boolean =>
      itemsAt(object, 'metadata', 'ownerReferences').some((owner) => parents.has(uidOf(owner)));
    return {
      live: {
        managed: objects.filter((object) => !isChild(object)),
        others: objects.filter(isChild),
        events: read.flatMap(({ events }) => events as unknown as KubernetesObject[]),
        health,
      },
    };
  } catch (error) {
    if (!(error instanceof ArgoCdError) || error.status !== 403) throw error;
    return { unreadable: `Argo CD lets this user not see the objects of ${application}.` };
  }
}

const MAX_OBJECTS = 40;
const CONCURRENCY = 4;

function isSick(node: JsonObject): boolean {
  const status = textAt(node, 'health', 'status');
  // Of a missing object there is nothing to read.
  return status !== undefined && status !== 'Healthy' && textAt(node, 'uid') !== undefined;
}

function healthOf(node: JsonObject): Health {
  const status = textAt(node, 'health', 'status');
  return {
    status: isHealthStatus(status) ? status : 'Unknown',
    message: textAt(node, 'health', 'message') ?? '',
  };
}

function placeOf(node: JsonObject): { namespace: string } {
  return { namespace: textAt(node, 'namespace') ?? '' };
}

function kindOf(node: JsonObject): { group: string; version: string; kind: string } {
  const at = (key: string): string => textAt(node, key) ?? '';
  return { group: at('group'), version: at('version'), kind: at('kind') };
}

function uidOf(node: JsonObject): string {
  return textAt(node, 'uid') ?? '';
}

function asObject(manifest: unknown): KubernetesObject | undefined {
  return typeof manifest === 'string' ? (JSON.parse(manifest) as KubernetesObject) : undefined;
}
