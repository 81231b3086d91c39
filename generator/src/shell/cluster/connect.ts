import { setTimeout as wait } from 'node:timers/promises';
import { createApiCluster } from './api-cluster.ts';
import type { Cluster } from './cluster.ts';
import { createPortForward } from './forward-port.ts';
import { readKubeconfig, type ConnectOptions } from './kubeconfig.ts';
import { createTransport } from './transport.ts';

export type { ConnectOptions } from './kubeconfig.ts';

/**
 * The cluster of a context of a kubeconfig: the given file, else `KUBECONFIG`, else
 * `~/.kube/config`. Does not talk to it yet. Tokens, certificates and plugins for credentials work
 * as in kubectl.
 *
 * @throws {UserError} where there is no kubeconfig, it is broken, or it has no such context
 */
export async function connectCluster(options: ConnectOptions): Promise<Cluster> {
  const { config, context, isCurrentContext, server } = await readKubeconfig(options);
  const destination = { context, server: withoutCredentials(server) };
  return createApiCluster({
    ...destination,
    isCurrentContext,
    transport: createTransport(config, {
      ...destination,
      address: server,
      reload: async () => (await readKubeconfig(options)).config,
    }),
    forwardPort: createPortForward(config, destination),
    wait: (milliseconds) => wait(milliseconds),
  });
}

function withoutCredentials(server: string): string {
  const url = new URL(server);
  if (url.username === '' && url.password === '') return server;
  url.username = '';
  url.password = '';
  return url.toString();
}
