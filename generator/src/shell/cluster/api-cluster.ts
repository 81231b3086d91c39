import {
  describeObject,
  isJsonObject,
  namespaceOf,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import { oneLine } from '../../core/openapi/format-json.ts';
import type { ApplyOptions, Access, Cluster, ListQuery, ObjectRef } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import { apiPath, createDiscovery } from './discovery.ts';
import { answerError } from './failures/answer-error.ts';
import type { Destination } from './failures/connection-error.ts';
import { followPages } from './follow-pages.ts';
import { secretValues } from './secret-values.ts';
import type { ApiRequest, Transport } from './transport.ts';

export interface ApiClusterOptions extends Destination {
  isCurrentContext: boolean;
  transport: Transport;
  forwardPort: Cluster['forwardPort'];
  /** Waits, in milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
}

/** The interface of a cluster over the paths of its API. */
export function createApiCluster(options: ApiClusterOptions): Cluster {
  const { context, server, isCurrentContext, forwardPort } = options;

  /** @returns the answer; undefined for 404 where `absent` says that this is one */
  const call = async (
    request: ApiRequest,
    action: string,
    { absent = false, secrets = [] }: { absent?: boolean; secrets?: readonly string[] } = {},
  ): Promise<JsonObject | undefined> => {
    const response = await sendPatiently(request, options);
    const ok = response.status >= 200 && response.status < 300;
    if (!ok && absent && response.status === 404) return undefined;
    const value = ok ? parse(response.body) : undefined;
    if (value !== undefined) return value;
    throw answerError({ context, server, action, secrets }, response);
  };
  const demand = async (...args: Parameters<typeof call>): Promise<KubernetesObject> =>
    (await call(...args)) as KubernetesObject;

  const resourceOf = createDiscovery((path) =>
    call({ method: 'GET', path }, `read what is served at ${path}`, { absent: true }),
  );

  /** @returns the path of an object, or of its kind where there is no name */
  const pathOf = async (
    ref: Omit<ObjectRef, 'name'> & { name?: string },
  ): Promise<string | undefined> => {
    const resource = await resourceOf(ref.apiVersion, ref.kind);
    if (resource === undefined) return undefined;
    const namespace =
      resource.namespaced && ref.namespace !== undefined
        ? `/namespaces/${encodeURIComponent(ref.namespace)}`
        : '';
    const name = ref.name === undefined ? '' : `/${encodeURIComponent(ref.name)}`;
    if (resource.namespaced && ref.name !== undefined && namespace === '') {
      throw new ClusterError('invalid', `${ref.kind} ${ref.name} has no namespace`);
    }
    return `${apiPath(ref.apiVersion)}${namespace}/${resource.plural}${name}`;
  };
  const demandPath = async (ref: ObjectRef): Promise<string> => {
    const path = await pathOf(ref);
    if (path !== undefined) return path;
    throw new ClusterError(
      'absent',
      `the cluster of context ${context} knows no kind ${ref.kind} of ${ref.apiVersion}`,
      {
        hint: 'is its CustomResourceDefinition there?',
      },
    );
  };

  return {
    context,
    server,
    isCurrentContext,
    forwardPort,
    resourceOf,
    async serverVersion() {
      const answer = await call({ method: 'GET', path: '/version' }, 'read its version');
      return typeof answer?.['gitVersion'] === 'string' ? answer['gitVersion'] : '';
    },
    async get(ref) {
      const path = await pathOf(ref);
      if (path === undefined) return undefined;
      const found = await call({ method: 'GET', path }, `read ${describeRef(ref)}`, {
        absent: true,
      });
      return found as KubernetesObject | undefined;
    },
    async list(query) {
      const path = await pathOf(query);
      if (path === undefined) return [];
      const items = await followPages((page) =>
        call({ method: 'GET', path: `${path}?${listQuery(query, page)}` }, `list ${query.kind}`),
      );
      // The items of a list carry neither.
      const { apiVersion, kind } = query;
      return items.map((item) => ({ ...item, apiVersion, kind }) as KubernetesObject);
    },
    async apply(object, applyOptions) {
      const path = await demandPath(refOf(object));
      const request: ApiRequest = {
        method: 'PATCH',
        path: `${path}?${applyQuery(applyOptions)}`,
        // JSON is YAML.
        contentType: 'application/apply-patch+yaml',
        body: oneLine(object),
      };
      return demand(request, `apply ${describeObject(object)}`, { secrets: secretValues(object) });
    },
    async create(object) {
      const path = (await demandPath(refOf(object))).replace(/\/[^/]+$/, '');
      const request: ApiRequest = { method: 'POST', path, body: oneLine(object) };
      return demand(request, `create ${describeObject(object)}`, { secrets: secretValues(object) });
    },
    async patch(ref, mergePatch) {
      const request: ApiRequest = {
        method: 'PATCH',
        path: await demandPath(ref),
        contentType: 'application/merge-patch+json',
        body: oneLine(mergePatch),
      };
      const secrets = secretValues({ ...mergePatch, kind: ref.kind });
      return demand(request, `change ${describeRef(ref)}`, { secrets });
    },
    async remove(ref) {
      const path = await pathOf(ref);
      if (path === undefined) return;
      await call({ method: 'DELETE', path }, `delete ${describeRef(ref)}`, { absent: true });
    },
    async can(access) {
      const answer = await call(
        { method: 'POST', path: REVIEWS, body: oneLine(accessReview(access)) },
        'ask for our rights',
      );
      const status = answer?.['status'];
      return isJsonObject(status) && status['allowed'] === true;
    },
  };
}

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

function accessReview({ verb, group, resource, namespace }: Access): JsonObject {
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        verb,
        group,
        resource,
        ...(namespace === undefined ? {} : { namespace }),
      },
    },
  };
}

/** An overloaded server says how long to wait; it is asked three times more at most. */
async function sendPatiently(
  request: ApiRequest,
  { transport, wait }: ApiClusterOptions,
): Promise<Awaited<ReturnType<Transport>>> {
  for (let attempt = 0; ; attempt++) {
    const response = await transport(request);
    if (response.status !== 429 || attempt === ATTEMPTS) return response;
    await wait(Math.min(response.retryAfter ?? 1, LONGEST_WAIT) * 1000);
  }
}

const ATTEMPTS = 3;
const LONGEST_WAIT = 5;

function refOf(object: KubernetesObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  return { apiVersion, kind, namespace: namespaceOf(object), name: metadata.name };
}

function describeRef({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function listQuery(
  { labelSelector, fieldSelector }: ListQuery,
  page: Record<string, string>,
): string {
  return new URLSearchParams({
    ...page,
    ...(labelSelector === undefined ? {} : { labelSelector }),
    ...(fieldSelector === undefined ? {} : { fieldSelector }),
  }).toString();
}

function applyQuery({ fieldManager, force, dryRun }: ApplyOptions): string {
  return new URLSearchParams({
    fieldManager,
    force: String(force),
    ...(dryRun === true ? { dryRun: 'All' } : {}),
  }).toString();
}

function parse(body: string): JsonObject | undefined {
  try {
    const value = JSON.parse(body) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
