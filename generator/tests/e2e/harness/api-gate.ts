import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubectl } from './kubectl.ts';

/** A way to the API server that can be closed, as when the server is restarted. */
export interface ApiGate {
  /** Leads through the gate. */
  kubeconfig: string;
  /** Breaks all connections, and takes none until it is opened again. */
  shut(): Promise<void>;
  open(): Promise<void>;
  end(): Promise<void>;
}

/** Passes on to the API server of the kubeconfig of the test. */
export async function openApiGate(): Promise<ApiGate> {
  const config = JSON.parse(
    await kubectl(['config', 'view', '--raw', '--minify', '--flatten', '-o=json']),
  ) as { clusters: { cluster: { server: string; 'tls-server-name'?: string } }[] };
  const cluster = config.clusters[0]?.cluster;
  if (cluster === undefined) throw new Error('the kubeconfig names no cluster');
  const target = new URL(cluster.server);
  const sockets = new Set<Socket>();
  const gate = createServer((socket) => {
    const onward = connect(Number(target.port) || 443, target.hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const { port } = gate.address() as AddressInfo;

  const folder = await mkdtemp(join(tmpdir(), 'strata-gate-'));
  const kubeconfig = join(folder, 'kubeconfig');
  cluster.server = `https://127.0.0.1:${String(port)}`;
  cluster['tls-server-name'] ??= target.hostname;
  await writeFile(kubeconfig, JSON.stringify(config), { mode: 0o600 });

  const shut = async (): Promise<void> => {
    const closed = once(gate, 'close');
    gate.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    kubeconfig,
    shut,
    async open() {
      gate.listen(port, '127.0.0.1');
      await once(gate, 'listening');
    },
    async end() {
      if (gate.listening) await shut();
      await rm(folder, { recursive: true });
    },
  };
}
