import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import type { KubeConfig, PortForward } from '@kubernetes/client-node';
import type { Cluster } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import { connectionError, type Destination } from './failures/connection-error.ts';

/**
 * Forwards ports of pods as `kubectl port-forward` does: a connection of its own through the API
 * server for each that comes in.
 *
 * @throws {ClusterError} from the returned function where the local port is taken
 */
export function createPortForward(
  config: KubeConfig,
  destination: Destination,
): Cluster['forwardPort'] {
  return async (pod, localPort) => {
    const { PortForward } = await import('@kubernetes/client-node');
    const forward = new PortForward(config);
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      passOn(forward, pod, socket).catch((error: unknown) => {
        socket.destroy(connectionError(destination, error));
      });
    });
    await listen(server, localPort);
    return {
      port: (server.address() as AddressInfo).port,
      close: async () => {
        const closed = once(server, 'close');
        server.close();
        for (const socket of sockets) socket.destroy();
        await closed;
      },
    };
  };
}

async function passOn(
  forward: PortForward,
  { namespace, name, port }: { namespace: string; name: string; port: number },
  socket: Socket,
): Promise<void> {
  const failures = new PassThrough();
  // What the node says here is that nothing listens on the port.
  failures.on('data', () => socket.destroy());
  const channel = (await forward.portForward(
    namespace,
    name,
    [port],
    socket,
    failures,
    socket,
  )) as unknown as Channel;
  socket.on('close', () => channel.close());
  channel.on('close', () => socket.end());
  channel.on('error', () => socket.destroy());
}

/** The WebSocket of the client, whose own types need a package that is not there. */
interface Channel {
  close(): void;
  on(event: 'close' | 'error', listener: () => void): void;
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'another program has it' : code;
    throw new ClusterError('other', `port ${port} of this machine cannot be used: ${why}`, {
      hint: 'choose another one with --port',
      cause: error,
    });
  }
}
