import { compareText } from '../../core/compare-text.ts';
import type { Cluster } from '../../core/fleet.ts';
import { own } from '../own-value.ts';
import type { WrittenCluster } from '../schema/gitops.ts';

/** The address by which an Argo CD knows the cluster that it runs in. */
export const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';

/** Fills in who manages each cluster and how it is addressed; sorted by name. */
export function normaliseClusters(written: Readonly<Record<string, WrittenCluster>>): Cluster[] {
  return Object.entries(written)
    .map(([name, cluster]) => normaliseCluster(name, cluster, written))
    .sort((a, b) => compareText(a.name, b.name));
}

function normaliseCluster(
  name: string,
  written: WrittenCluster,
  all: Readonly<Record<string, WrittenCluster>>,
): Cluster {
  const { server, argocd, managedBy = name } = written;
  // `rules/cluster-version.ts` reports a version that is nowhere.
  const kubernetes = written.kubernetes ?? own(all, managedBy)?.kubernetes ?? '';
  return {
    name,
    destination:
      written.name === undefined ? { server: server ?? IN_CLUSTER_SERVER } : { name: written.name },
    kubernetes,
    argocd:
      argocd === undefined
        ? undefined
        : {
            version: argocd.version,
            namespace: argocd.namespace,
            manifests: argocd.manifests,
          },
    managedBy,
  };
}
