import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { UserError } from '../errors.ts';

export interface ClusterChoice {
  /** Path of a kubeconfig; `KUBECONFIG` or `~/.kube/config` unless said. */
  kubeconfig?: string | undefined;
  /** The current context of the kubeconfig unless said. */
  context?: string | undefined;
}

export interface Cluster {
  /** Its address, for messages. */
  server: string;
  /**
   * The body of a path of its API.
   *
   * @throws {UserError} where the cluster cannot be reached, or refuses
   */
  get(path: string): Promise<string>;
}

/**
 * A cluster of a kubeconfig, with the credentials that stand there.
 *
 * @throws {UserError} where the kubeconfig cannot be read, or names no such cluster
 */
export async function connect({ kubeconfig, context }: ClusterChoice): Promise<Cluster> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(kubeconfig);
  } catch (error) {
    throw new UserError(`the kubeconfig ${kubeconfig ?? ''} cannot be read`.replace('  ', ' '), {
      hint: 'name another one with --kubeconfig',
      cause: error,
    });
  }
  const contexts = config
    .getContexts()
    .map(({ name }) => name)
    .filter((name) => name !== MADE_UP);
  const wanted = context ?? config.getCurrentContext();
  if (!contexts.includes(wanted)) throw unknownContext(context, contexts);
  config.setCurrentContext(wanted);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw new UserError(`the context ${wanted} names no cluster`);

  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw new UserError(`the context ${wanted} cannot be used: ${reasonOf(error)}`, {
      hint: `try: kubectl --context ${wanted} get namespaces`,
      cause: error,
    });
  }
  return { server, get: (path) => get(server, path, options) };
}

/** What the library makes up, for a server on this machine, where it finds no kubeconfig. */
const MADE_UP = 'loaded-context';

function unknownContext(context: string | undefined, contexts: readonly string[]): UserError {
  const known = contexts.length === 0 ? 'there is none' : `there are: ${contexts.join(', ')}`;
  return new UserError(
    context === undefined
      ? 'no kubeconfig with a current context was found'
      : `the kubeconfig has no context ${context}; ${known}`,
    { hint: 'choose with --kubeconfig FILE and --context NAME' },
  );
}

async function get(server: string, path: string, options: RequestOptions): Promise<string> {
  // The address may have a path of its own, before which no path of the API may begin.
  const url = new URL(`${server.replace(/\/$/, '')}${path}`);
  const start = url.protocol === 'http:' ? plainRequest : request;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    start(url, { ...options, timeout: TIMEOUT }, resolve)
      .on('error', reject)
      .on('timeout', function (this: { destroy(error: Error): void }) {
        this.destroy(new Error('it does not answer'));
      })
      .end();
  }).catch((error: unknown) => {
    throw new UserError(`${server} cannot be reached: ${reasonOf(error)}`, {
      hint: 'choose another cluster with --kubeconfig FILE and --context NAME',
      cause: error,
    });
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  if (response.statusCode === 200) return Buffer.concat(chunks).toString('utf8');
  throw new UserError(`${server} answers ${path} with ${response.statusCode ?? 'nothing'}`, {
    hint: 'the user of the context must be allowed to read OpenAPI and CustomResourceDefinitions',
  });
}

const TIMEOUT = 60_000;

function reasonOf(error: unknown): string {
  // Of several addresses that were tried, none has a message.
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}
