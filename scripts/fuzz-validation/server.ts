import { Agent, request, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest, type RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { retry } from 'zx';
import {
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../generator/src/core/kubernetes/object.ts';

export interface Answer {
  /** `unclear` is what depends on more than the object: what else the cluster holds or permits. */
  verdict: 'accepted' | 'refused' | 'unclear';
  /** Its words. */
  message: string;
}

export interface Server {
  /** Would it create this object? Nothing is created. */
  ask(object: JsonObject): Promise<Answer>;
  /** The kinds that can be created, by `group/version`. */
  creatable(groupVersion: string): Promise<Resource[]>;
}

type Call = (method: string, path: string, body?: Json) => Promise<{ status: number; body: Json }>;

export interface Resource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** The server of the current context of this file, and of no other. */
export async function connectTo(kubeconfig: string): Promise<Server> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw new Error(`${kubeconfig} names no cluster`);
  const credentials: RequestOptions = {};
  await config.applyToHTTPSOptions(credentials);
  // A token; the library never makes a list of them.
  const authorisation = credentials.headers as Record<string, string> | undefined;
  const isPlain = server.startsWith('http:');
  const pool = { keepAlive: true, maxSockets: PARALLEL };
  const agent = isPlain ? new Agent(pool) : new SecureAgent(pool);

  const call: Call = async (method, path, body) => {
    const headers = { ...authorisation, 'content-type': 'application/json' };
    const options = { ...credentials, agent, method, headers };
    const send = (): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const start = isPlain ? request : secureRequest;
        start(new URL(path, server), options, resolve)
          .on('error', reject)
          .end(body === undefined ? undefined : JSON.stringify(body));
      });
    // The server may close an idle connection just when it is used again.
    const response = await retry(3, send);
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    return { status: response.statusCode ?? 0, body: parse(text) };
  };

  const known = new Map<string, Promise<Resource[]>>();
  const creatable: Server['creatable'] = (groupVersion) => {
    const found = known.get(groupVersion) ?? discover(call, groupVersion);
    known.set(groupVersion, found);
    return found;
  };

  return {
    creatable,
    ask: async (object) => {
      const { apiVersion, kind, metadata } = object;
      const groupVersion = typeof apiVersion === 'string' ? apiVersion : '';
      const resources = await creatable(groupVersion);
      const resource = resources.find((candidate) => candidate.kind === kind);
      if (resource === undefined) return { verdict: 'unclear', message: 'the kind is not served' };
      const own = isJsonObject(metadata) ? metadata['namespace'] : undefined;
      const namespace = typeof own === 'string' && own !== '' ? own : 'default';
      const folder = resource.namespaced ? `namespaces/${encodeURIComponent(namespace)}/` : '';
      const path = `${root(groupVersion)}/${folder}${resource.name}`;
      try {
        return answerOf(await call('POST', `${path}?dryRun=All&fieldValidation=Strict`, object));
      } catch (error) {
        // Kubernetes 1.35 breaks the connection over some CustomResourceDefinitions that crash a check.
        return { verdict: 'unclear', message: String(error) };
      }
    },
  };
}

/** Questions that are open at the same time. */
export const PARALLEL = 6;

function root(groupVersion: string): string {
  return groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
}

async function discover(call: Call, groupVersion: string): Promise<Resource[]> {
  const { status, body } = await call('GET', root(groupVersion));
  if (status !== 200) return [];
  const { resources } = body as unknown as { resources: (Resource & { verbs: string[] })[] };
  return resources.filter(({ name, verbs }) => !name.includes('/') && verbs.includes('create'));
}

function answerOf({ status, body }: { status: number; body: Json }): Answer {
  if (status < 300) return { verdict: 'accepted', message: '' };
  const words = isJsonObject(body) ? body['message'] : body;
  const message = typeof words === 'string' ? words : JSON.stringify(body);
  return { verdict: status === 400 || status === 422 ? 'refused' : 'unclear', message };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
