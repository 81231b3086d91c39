import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { connectionError, credentialsError } from './failures/connection-error.ts';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the root of the API, with its query. */
  path: string;
  body?: string;
  contentType?: string;
}

export interface ApiResponse {
  status: number;
  body: string;
  /** Seconds that the server asks to wait. */
  retryAfter: number | undefined;
}

/** Sends one request to the API server, whatever it answers. */
export type Transport = (request: ApiRequest) => Promise<ApiResponse>;

export interface TransportOptions {
  context: string;
  /** For messages. */
  server: string;
  /** Where requests go; may hold credentials. */
  address: string;
  /** Reads the kubeconfig again, because a plugin's credentials may have run out. */
  reload: () => Promise<KubeConfig>;
  /** Milliseconds without a sign of life; 30 seconds unless said. */
  timeout?: number | undefined;
}

/**
 * Requests with the credentials of a kubeconfig, over connections that are kept. Credentials are got
 * once, and once more when the server no longer takes them.
 *
 * @throws {ClusterError} from each request that gets no answer
 */
export function createTransport(config: KubeConfig, options: TransportOptions): Transport {
  const connections = {
    http: new PlainAgent({ keepAlive: true }),
    https: new Agent({ keepAlive: true }),
  };
  let credentials: Promise<RequestOptions> | undefined;

  const authenticate = async (from: KubeConfig): Promise<RequestOptions> => {
    const settings: RequestOptions = {};
    try {
      await from.applyToHTTPSOptions(settings);
    } catch (error) {
      throw credentialsError(options, error);
    }
    // The client's agent keeps no connections; only one for a proxy is needed.
    if (from.getCurrentCluster()?.proxyUrl === undefined) delete settings.agent;
    return settings;
  };

  const send = async (apiRequest: ApiRequest): Promise<ApiResponse> => {
    credentials ??= authenticate(config);
    const settings = await credentials.catch((error: unknown) => {
      credentials = undefined;
      throw error;
    });
    return sendOnce(apiRequest, settings, options, connections);
  };

  return async (apiRequest) => {
    const response = await send(apiRequest);
    if (response.status !== 401) return response;
    credentials = options.reload().then(authenticate);
    return send(apiRequest);
  };
}

async function sendOnce(
  apiRequest: ApiRequest,
  settings: RequestOptions,
  options: TransportOptions,
  connections: { http: PlainAgent; https: Agent },
): Promise<ApiResponse> {
  try {
    return await exchange(apiRequest, settings, options, connections);
  } catch (error) {
    // A kept connection may be closed at the moment of its use. To create twice could be two.
    if (isStale(error) && apiRequest.method !== 'POST') {
      return await exchange(apiRequest, settings, options, connections).catch((second: unknown) => {
        throw connectionError(options, unwrap(second));
      });
    }
    throw connectionError(options, unwrap(error));
  }
}

/** A connection that had served before broke. */
class StaleConnection extends Error {}

function isStale(error: unknown): boolean {
  return error instanceof StaleConnection;
}

function unwrap(error: unknown): unknown {
  return error instanceof StaleConnection ? error.cause : error;
}

async function exchange(
  { method, path, body, contentType }: ApiRequest,
  settings: RequestOptions,
  { address, timeout = TIMEOUT }: TransportOptions,
  connections: { http: PlainAgent; https: Agent },
): Promise<ApiResponse> {
  // The address may have a path of its own, before which no path of the API may begin.
  const url = new URL(`${address.replace(/\/$/, '')}${path}`);
  const isPlain = url.protocol === 'http:';
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = (isPlain ? plainRequest : request)(
      url,
      {
        agent: isPlain ? connections.http : connections.https,
        ...settings,
        method,
        timeout,
        headers: {
          accept: 'application/json',
          'user-agent': 'strata',
          ...(settings.headers as Record<string, string> | undefined),
          ...(body === undefined
            ? {}
            : {
                'content-type': contentType ?? 'application/json',
                'content-length': Buffer.byteLength(body),
              }),
        },
      },
      resolve,
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const stale = outgoing.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
      reject(stale ? new StaleConnection('', { cause: error }) : error);
    });
    outgoing.on('timeout', () => {
      outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    });
    outgoing.end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const retryAfter = Number(response.headers['retry-after']);
  return {
    status: response.statusCode ?? 0,
    body: Buffer.concat(chunks).toString('utf8'),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  };
}

const TIMEOUT = 30_000;
