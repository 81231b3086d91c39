import { onTestFinished } from 'vitest';
import {
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
} from '../../../src/core/kubernetes/object.ts';
import {
  startApiServer,
  statusAnswer,
  type Answer,
  type Asked,
} from '../../../src/shell/cluster/test-api-server.ts';

/** A server that plays a cluster with Secrets, Namespaces and Deployments. */
export interface PlayedCluster {
  kubeconfig: string;
  /** The requests that change something: `POST /api/v1/namespaces/a/secrets`. */
  changes: () => string[];
  /** Objects by their path. */
  objects: Map<string, KubernetesObject>;
  /** Data of a Secret, decoded; undefined where there is none. */
  secret: (namespace: string, name: string) => Record<string, string> | undefined;
}

/** @param forbidden tells which requests are refused, with `GET /path` */
export async function playCluster(
  forbidden: (request: string) => boolean = () => false,
): Promise<PlayedCluster> {
  const objects = new Map<string, KubernetesObject>();
  let version = 0;
  const store = (path: string, object: JsonObject): Answer => {
    const metadata = { ...(object['metadata'] as JsonObject), resourceVersion: String(++version) };
    const stored = { ...object, metadata } as unknown as KubernetesObject;
    objects.set(path, stored);
    return { status: 201, body: stored };
  };
  const server = await startApiServer({
    answer: (asked) => {
      const [path = ''] = asked.path.split('?');
      if (forbidden(`${asked.method} ${path}`)) return refusal(asked);
      const served = SERVED[path];
      if (served !== undefined) return { body: { kind: 'APIResourceList', resources: served } };
      const present = objects.get(path);
      if (asked.method === 'GET') return present === undefined ? absent() : { body: present };
      const body = JSON.parse(asked.body) as JsonObject;
      if (asked.method === 'POST') {
        const object = `${path}/${(body['metadata'] as { name: string }).name}`;
        return objects.has(object)
          ? statusAnswer(409, 'AlreadyExists', 'there already')
          : store(object, body);
      }
      if (present === undefined && !asked.path.includes('fieldManager')) return absent();
      return store(path, merge(present ?? {}, body));
    },
  });
  onTestFinished(() => server.close());
  return {
    kubeconfig: server.kubeconfig,
    objects,
    changes: () =>
      server.asked
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`),
    secret: (namespace, name) => {
      const data = objects.get(`/api/v1/namespaces/${namespace}/secrets/${name}`)?.['data'];
      if (!isJsonObject(data)) return undefined;
      const decoded = Object.entries(data).map(([key, value]) => [
        key,
        Buffer.from(value as string, 'base64').toString(),
      ]);
      return Object.fromEntries(decoded) as Record<string, string>;
    },
  };
}

const SERVED: Readonly<Record<string, object[]>> = {
  '/api/v1': [
    { name: 'namespaces', kind: 'Namespace', namespaced: false },
    { name: 'secrets', kind: 'Secret', namespaced: true },
  ],
  '/apis/apps/v1': [{ name: 'deployments', kind: 'Deployment', namespaced: true }],
};

function absent(): Answer {
  return statusAnswer(404, 'NotFound', 'not found');
}

/** Who may not read is told so; an object that is refused is repeated, as servers do. */
function refusal({ method, path, body }: Asked): Answer {
  if (method !== 'GET') return statusAnswer(422, 'Invalid', `Secret is invalid: ${body}`);
  const namespace = /namespaces\/([^/]+)/.exec(path)?.[1] ?? '';
  const message = `secrets is forbidden: User "jane" cannot get resource "secrets" in API group "" in the namespace "${namespace}"`;
  return statusAnswer(403, 'Forbidden', message);
}

function merge(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const below = merged[key];
    merged[key] = isJsonObject(value) ? merge(isJsonObject(below) ? below : {}, value) : value;
  }
  return merged;
}
