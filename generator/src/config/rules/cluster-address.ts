import type { Cluster } from '../../core/fleet.ts';
import type { ConfigProblem } from '../source/locator.ts';
import { IN_CLUSTER_SERVER } from '../normalise/clusters.ts';
import { own } from '../own-value.ts';
import { quote } from '../quote.ts';
import type { RuleContext } from './rule.ts';

/** Each cluster has one address, and two entries are not the same cluster. */
export function clusterAddress({ written, fleet }: RuleContext): ConfigProblem[] {
  const firstWith = new Map<string, string>();
  return fleet.clusters.flatMap((cluster) => {
    const entry = own(written.clusters, cluster.name);
    const path = ['clusters', cluster.name];
    if (entry?.server !== undefined && entry.name !== undefined) {
      const message = `cluster ${quote(cluster.name)} has both "server" and "name", accepted is one of them`;
      return [{ severity: 'error', path: [...path, 'name'], at: 'key', message }];
    }
    const hasAddress = entry?.server !== undefined || entry?.name !== undefined;
    if (!hasAddress && cluster.managedBy !== cluster.name) {
      const message = `cluster ${quote(cluster.name)} has neither "server" nor "name", accepted is one of them`;
      const hint = `add the address by which the Argo CD of ${quote(cluster.managedBy)} knows it`;
      return [{ severity: 'error', path, at: 'key', needs: path, message, hint }];
    }
    const first = firstWith.get(addressOf(cluster));
    firstWith.set(addressOf(cluster), first ?? cluster.name);
    if (first === undefined) return [];
    const message = `clusters ${quote(first)} and ${quote(cluster.name)} have the same address, accepted is one entry for a cluster`;
    const hint = 'remove one of the two';
    return [{ severity: 'error', path, at: 'key', needs: ['clusters'], message, hint }];
  });
}

/** `in-cluster` is Argo CD's name for the cluster that it runs in. */
function addressOf({ destination, managedBy }: Cluster): string {
  const address =
    'server' in destination ? destination.server.replace(/\/+$/, '') : destination.name;
  return `${managedBy} ${address === 'in-cluster' ? IN_CLUSTER_SERVER : address}`;
}
