import { homesOf } from '../../core/argocd/home.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { connectCluster } from '../../shell/cluster/connect.ts';
import type { Dependencies } from '../dependencies.ts';
import { contextFor, readContexts } from '../steps/cluster/choose-contexts.ts';
import { kubectlFor } from '../steps/cluster/kubectl-for.ts';
import { argoCdSource } from './argocd-source.ts';
import { clusterSource } from './cluster-source.ts';
import type { Selection } from './select.ts';
import type { StatusSource } from './source.ts';

export interface SourceOptions {
  kubeconfig?: string;
  context: string[];
}

/**
 * Where each Argo CD is asked, and says so. A session of Argo CD's own API is used where there is one
 * for this repository, and no kubeconfig or context was named: it needs no rights in the cluster.
 *
 * @throws {UserError} where a cluster cannot be chosen
 */
export async function openSources(
  fleet: Fleet,
  { homes }: Pick<Selection, 'homes'>,
  options: SourceOptions,
  dependencies: Dependencies,
): Promise<{ cluster: string; source: StatusSource }[]> {
  const { output } = dependencies;
  const namespaces = new Map(homesOf(fleet).map((home) => [home.cluster, home.namespace]));
  const isNamed = options.kubeconfig !== undefined || options.context.length > 0;
  const [only, ...others] = homes;
  if (!isNamed && only !== undefined && others.length === 0) {
    const source = await argoCdSource(fleet.repoURL, dependencies);
    if (source !== undefined) {
      output.say(`Asking ${source.description}.`);
      return [{ cluster: only, source }];
    }
  }
  const open = await openClusters(fleet, homes, options, dependencies);
  return open.map(({ cluster, home, of }) => {
    const namespace = namespaces.get(cluster) ?? 'argocd';
    const kubectl = kubectlFor(home, options.kubeconfig);
    const source = clusterSource({ home, namespace, of, kubectl });
    output.say(`Asking ${source.description}.`);
    return { cluster, source };
  });
}

/** A cluster that runs an Argo CD, and those that it deploys to. */
export interface OpenCluster {
  cluster: string;
  home: Cluster;
  /** The cluster of this name in gitops.yaml; undefined where its context is not known. */
  of: (cluster: string) => Cluster | undefined;
}

/**
 * Connects to clusters that run an Argo CD, and to those of their managed ones whose context was named.
 *
 * @throws {UserError} where a cluster cannot be chosen
 */
export async function openClusters(
  fleet: Fleet,
  homes: readonly string[],
  { kubeconfig, context }: SourceOptions,
  { cwd, env }: Pick<Dependencies, 'cwd' | 'env'>,
): Promise<OpenCluster[]> {
  const choice = readContexts(context, fleet);
  const connect = (name: string | undefined) =>
    connectCluster({ kubeconfig, context: name, env, cwd });
  const known = new Map<string, Cluster>();
  for (const cluster of homes)
    known.set(cluster, await connect(contextFor(cluster, choice, homes)));
  for (const [cluster, name] of choice.byCluster) {
    if (!known.has(cluster)) known.set(cluster, await connect(name));
  }
  return homes.flatMap((cluster) => {
    const home = known.get(cluster);
    return home === undefined ? [] : [{ cluster, home, of: (name: string) => known.get(name) }];
  });
}
