import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { numberAt } from '../../core/status/read.ts';
import type { RowProblem } from '../../core/status/rows/types.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';
import { describeCluster } from '../steps/cluster/confirm-context.ts';
import { liveReader } from './live-objects.ts';
import type { StatusReading, StatusSource } from './source.ts';

/** The clusters that one Argo CD has to do with. */
export interface Clusters {
  /** The one that runs it. */
  home: Cluster;
  /** Its namespace there. */
  namespace: string;
  /** The cluster of this name in gitops.yaml; undefined where its context is not known. */
  of: (cluster: string) => Cluster | undefined;
  /** How a person calls kubectl for it. */
  kubectl: string;
}

/** Reads the status with rights in the cluster alone. */
export function clusterSource({ home, namespace, of, kubectl }: Clusters): StatusSource {
  const refresh = (): StatusReading => {
    const parts = once(() => argoCdParts(home, namespace));
    const live = liveReader();
    return {
      applications: () =>
        home.list({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace }),
      async troubles() {
        const served = await home.resourceOf('argoproj.io/v1alpha1', 'Application');
        if (served === undefined) return [NO_ARGO_CD];
        return (await parts()).filter(isDown).map((part) => downProblem(part, kubectl));
      },
      async isStale() {
        return (await parts()).some((part) => isDown(part) && part.metadata.name === CONTROLLER);
      },
      live(application, expected) {
        const cluster = of(expected.cluster);
        if (cluster !== undefined) return live(cluster, application);
        const { cluster: name } = expected;
        return Promise.resolve({
          unreadable: `Its objects are in the cluster ${name}: name its context, too, with --context ${name}=CONTEXT.`,
        });
      },
    };
  };
  return { description: describeCluster(home), kubectl, refresh };
}

const NO_ARGO_CD: RowProblem = {
  title: 'there is no Argo CD in this cluster, or this is not the cluster',
  details: [],
  next: ['kubectl config get-contexts', 'npx --no strata bootstrap --help'],
};

const CONTROLLER = 'argocd-application-controller';

/** Its Deployments and StatefulSet; none where we may not read them. */
async function argoCdParts(cluster: Cluster, namespace: string): Promise<KubernetesObject[]> {
  const labelSelector = 'app.kubernetes.io/part-of=argocd';
  try {
    const lists = await Promise.all(
      ['Deployment', 'StatefulSet'].map((kind) =>
        cluster.list({ apiVersion: 'apps/v1', kind, namespace, labelSelector }),
      ),
    );
    return lists.flat();
  } catch (error) {
    if (error instanceof ClusterError && error.reason === 'forbidden') return [];
    throw error;
  }
}

function isDown(part: KubernetesObject): boolean {
  const wanted = numberAt(part, 'spec', 'replicas') ?? 1;
  return wanted > 0 && (numberAt(part, 'status', 'readyReplicas') ?? 0) === 0;
}

function downProblem({ kind, metadata }: KubernetesObject, kubectl: string): RowProblem {
  const of =
    typeof metadata['namespace'] === 'string' ? ` --namespace ${metadata['namespace']}` : '';
  return {
    title: `${metadata.name} is not running: what is below may be old`,
    details: [],
    next: [`${kubectl}${of} describe ${kind.toLowerCase()} ${metadata.name}`],
  };
}

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => (result ??= read());
}
