import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A server on this machine that plays the API server, and a kubeconfig that leads to it. */
export interface TestApiServer {
  address: string;
  asked: Asked[];
  kubeconfig: string;
  folder: string;
  /** Ends every connection, so that the next request finds none. */
  dropConnections(): void;
  close(): Promise<void>;
}

export interface TestApiServerOptions {
  /** Never answers where it returns undefined. */
  answer: (asked: Asked) => Answer | undefined;
  /** PEM; plain HTTP without. */
  tls?: { key: string; cert: string };
  user?: unknown;
  certificateAuthority?: string;
}

/** Serves the paths of an API by a function. */
export async function startApiServer(options: TestApiServerOptions): Promise<TestApiServer> {
  const { answer, tls } = options;
  const asked: Asked[] = [];
  const listener: RequestListener = (request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const question = { method, path: url, headers, body };
      asked.push(question);
      const given = answer(question);
      if (given === undefined) return;
      const { status = 200, headers: more = {} } = given;
      response.writeHead(status, { 'content-type': 'application/json', ...more });
      response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? {}));
    });
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`;
  const folder = await mkdtemp(join(tmpdir(), 'strata-api-'));
  const kubeconfig = join(folder, 'kubeconfig');
  await writeFile(kubeconfig, JSON.stringify(kubeconfigFor(address, options)));
  return {
    address,
    asked,
    kubeconfig,
    folder,
    dropConnections: () => server.closeAllConnections(),
    close: () => end(server, folder),
  };
}

function kubeconfigFor(
  address: string,
  { user = { token: TOKEN }, certificateAuthority }: TestApiServerOptions,
): object {
  const authority =
    certificateAuthority === undefined ? {} : { 'certificate-authority': certificateAuthority };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'here',
    clusters: [{ name: 'local', cluster: { server: address, ...authority } }],
    users: [{ name: 'jane', user }],
    contexts: [{ name: 'here', context: { cluster: 'local', user: 'jane' } }],
  };
}

/** The credential of the kubeconfig: no message may hold it. */
export const TOKEN = 'credential-of-jane';

/** What the API server says when it refuses. */
export function statusAnswer(status: number, reason: string, message: string): Answer {
  return {
    status,
    body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message, code: status },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function end(server: Server, folder: string): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  await rm(folder, { recursive: true });
}
