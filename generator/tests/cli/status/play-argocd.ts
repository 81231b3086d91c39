import { onTestFinished } from 'vitest';
import {
  isJsonObject,
  namespaceOf,
  type JsonObject,
  type KubernetesObject,
} from '../../../src/core/kubernetes/object.ts';
import {
  startApiServer,
  statusAnswer,
  type Answer,
  type Asked,
  type TestApiServer,
} from '../../../src/shell/cluster/test-api-server.ts';

/**
 * A server that plays a cluster with an Argo CD in it: it gives the objects that it holds, and answers
 * dry runs of server-side apply by a merge.
 *
 * @param refuse answers in its place; undefined where it shall answer itself
 */
export async function playArgoCd(
  objects: readonly KubernetesObject[],
  refuse: (asked: Asked) => Answer | undefined = () => undefined,
): Promise<TestApiServer> {
  const server = await startApiServer({
    answer: (asked) => refuse(asked) ?? answer(asked, objects),
  });
  onTestFinished(() => server.close());
  return server;
}

function answer({ method, path, body }: Asked, objects: readonly KubernetesObject[]): Answer {
  const [address = '', query = ''] = path.split('?');
  const served = SERVED[address];
  if (served !== undefined) return { body: { resources: served.map(resource) } };
  const place = placeOf(address);
  if (place === undefined) return statusAnswer(404, 'NotFound', 'not found');
  const { apiVersion, kind, namespace, name } = place;
  const found = objects
    .filter((object) => object.apiVersion === apiVersion && object.kind === kind)
    .filter((object) => namespace === undefined || namespaceOf(object) === namespace);
  if (name === undefined) return { body: { kind: `${kind}List`, items: found } };
  const present = found.find(({ metadata }) => metadata.name === name);
  if (method === 'GET') {
    return present === undefined ? statusAnswer(404, 'NotFound', 'not found') : { body: present };
  }
  if (method !== 'PATCH' || !query.includes('dryRun=All')) {
    return statusAnswer(405, 'MethodNotAllowed', 'only dry runs');
  }
  return { body: merge(present ?? {}, JSON.parse(body) as JsonObject) };
}

/** Kinds by path of their API; those with `*` are cluster-wide. */
const SERVED: Readonly<Record<string, readonly string[]>> = {
  '/api/v1': [
    '*Namespace',
    'Service',
    'ServiceAccount',
    'Secret',
    'ConfigMap',
    'Pod',
    'Event',
    'PersistentVolumeClaim',
  ],
  '/apis/apps/v1': ['Deployment', 'StatefulSet', 'ReplicaSet'],
  '/apis/batch/v1': ['Job'],
  '/apis/argoproj.io/v1alpha1': ['Application'],
};

function resource(written: string): object {
  const kind = written.replace('*', '');
  return { name: pluralOf(kind), kind, namespaced: kind === written };
}

function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`;
}

function placeOf(address: string) {
  const api = Object.keys(SERVED).find((path) => address.startsWith(`${path}/`));
  const rest = address.slice((api ?? '').length + 1).split('/');
  const [namespace, plural, name] =
    rest[0] === 'namespaces' && rest.length > 2 ? rest.slice(1) : [undefined, ...rest];
  const written = (SERVED[api ?? ''] ?? []).find(
    (kind) => pluralOf(kind.replace('*', '')) === plural,
  );
  if (api === undefined || written === undefined) return undefined;
  const apiVersion = api.replace(/^\/apis?\//, '');
  return { apiVersion, kind: written.replace('*', ''), namespace, name };
}

function merge(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const below = merged[key];
    merged[key] = isJsonObject(value) ? merge(isJsonObject(below) ? below : {}, value) : value;
  }
  return merged;
}
