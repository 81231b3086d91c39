import type { Clock } from '../clock.ts';
import type { Cluster } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';

export interface Patience {
  clock: Clock;
  /** Milliseconds for which a server that is away is waited for. */
  limit: number;
  /** Called when waiting begins. */
  onWait?: (error: ClusterError) => void;
}

/**
 * A cluster whose calls are made again while the server is away for a moment: restarted, or
 * overloaded. Every call may be made twice, `create` too: its second time may find its own object.
 */
export function patientCluster(cluster: Cluster, patience: Patience): Cluster {
  const patiently =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      retry(() => call(...args), patience);
  return {
    ...cluster,
    serverVersion: patiently(() => cluster.serverVersion()),
    get: patiently((...args) => cluster.get(...args)),
    list: patiently((...args) => cluster.list(...args)),
    apply: patiently((...args) => cluster.apply(...args)),
    create: patiently((...args) => cluster.create(...args)),
    patch: patiently((...args) => cluster.patch(...args)),
    remove: patiently((...args) => cluster.remove(...args)),
    can: patiently((...args) => cluster.can(...args)),
    resourceOf: patiently((...args) => cluster.resourceOf(...args)),
  };
}

async function retry<Result>(call: () => Promise<Result>, patience: Patience): Promise<Result> {
  const { clock, limit, onWait } = patience;
  const began = clock.now();
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ClusterError) || !error.isPassing) throw error;
      if (clock.now() - began >= limit) throw error;
      if (attempt === 0) onWait?.(error);
      await clock.wait(PAUSE);
    }
  }
}

const PAUSE = 1000;
