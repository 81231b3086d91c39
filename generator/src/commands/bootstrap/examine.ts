import { existingArgoCd, SERVER_LABELS } from '../../core/bootstrap/existing-argocd.ts';
import { judgeExisting, type Remark } from '../../core/bootstrap/judge-existing.ts';
import type { BootstrapFacts } from '../../core/bootstrap/plan.ts';
import { describeUnready } from '../../core/bootstrap/readiness.ts';
import { namespaceOf, valueAt, type KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { createMissingSecrets } from '../secrets/create-missing.ts';
import { countDifferences } from './apply-differing.ts';
import { judgeNamespace, judgeVersion } from './check-cluster.ts';
import type { Bootstrap } from './context.ts';
import { rootTrouble, workloadsOf } from './steps.ts';

/**
 * Everything about the cluster that would keep bootstrap from its end, before anything is changed.
 *
 * @param declared Kubernetes version of the cluster, as gitops.yaml says
 */
export async function preflight(bootstrap: Bootstrap, declared: string): Promise<Remark[]> {
  const { cluster, home, options } = bootstrap;
  const [version, namespace, servers, root] = await Promise.all([
    cluster.serverVersion(),
    cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: home.namespace }),
    findServers(cluster),
    findRoot(bootstrap),
  ]);
  return [
    ...judgeVersion(version, home, declared),
    ...judgeNamespace(namespace),
    ...judgeExisting({
      existing: existingArgoCd(servers),
      namespace: home.namespace,
      version: home.version,
      cluster: home.cluster,
      takeOver: options.takeOver,
      managesItself: root !== undefined,
    }),
    ...judgeRoot(root, bootstrap),
  ];
}

/** What is there and what is not; reads only. */
export async function gatherFacts(bootstrap: Bootstrap): Promise<BootstrapFacts> {
  const { cluster, home, installation, root, access } = bootstrap;
  const [install, rootCounts, servers, workloads, trouble, missingSecrets] = await Promise.all([
    countDifferences(cluster, installation),
    countDifferences(cluster, root),
    findServers(cluster),
    workloadsOf(bootstrap),
    rootTrouble(bootstrap),
    secretsToMake(bootstrap),
  ]);
  const existing = existingArgoCd(servers).find(({ namespace }) => namespace === home.namespace);
  return {
    namespace: home.namespace,
    version: home.version,
    existing,
    install: { ...install, unready: describeUnready(workloads) },
    access: access.state,
    missingSecrets,
    root: rootCounts,
    rootTrouble: trouble?.summary,
  };
}

async function secretsToMake({ cluster, secrets, dependencies }: Bootstrap): Promise<string[]> {
  const outcomes = await createMissingSecrets(cluster, secrets, {
    values: { given: new Map(), ask: undefined, dependencies },
    dryRun: true,
    confirm: () => Promise.resolve(),
  });
  return outcomes
    .filter(({ result }) => result.kind === 'would be written')
    .map(({ deployment, secret }) => `${deployment.namespace}/${secret}`);
}

function findServers(cluster: Cluster): Promise<KubernetesObject[]> {
  return cluster.list({ apiVersion: 'apps/v1', kind: 'Deployment', labelSelector: SERVER_LABELS });
}

function findRoot({ cluster, root }: Bootstrap): Promise<KubernetesObject | undefined> {
  const wanted = root.find(({ kind }) => kind === 'Application');
  if (wanted === undefined) return Promise.resolve(undefined);
  const { apiVersion, kind, metadata } = wanted;
  return cluster.get({ apiVersion, kind, namespace: namespaceOf(wanted), name: metadata.name });
}

/** The same cluster may follow another repository, or be another cluster of the same one. */
function judgeRoot(present: KubernetesObject | undefined, { root, options }: Bootstrap): Remark[] {
  const wanted = root.find(({ kind }) => kind === 'Application');
  if (present === undefined || wanted === undefined || options.takeOver) return [];
  const followed = [present, wanted].map((object) => ({
    repoURL: valueAt(object, ['spec', 'source', 'repoURL']),
    path: valueAt(object, ['spec', 'source', 'path']),
  }));
  const [is, shall] = followed;
  if (is?.repoURL === shall?.repoURL && is?.path === shall?.path) return [];
  const describe = (source: typeof is): string =>
    [source?.path, source?.repoURL].filter((part) => typeof part === 'string').join(' of ');
  return [
    {
      severity: 'error',
      text: `this cluster follows ${describe(is)} already, not ${describe(shall)}`,
      hint: 'is it the right context? --take-over makes it follow this one; what is no longer in git is then pruned',
    },
  ];
}
