import { compareText } from '../../compare-text.ts';
import { homesOf } from '../../argocd/home.ts';
import { deploymentName, type Cluster, type Fleet } from '../../fleet.ts';

/** An Application that gitops.yaml wants. */
export interface ExpectedApplication {
  /** The cluster whose Argo CD it belongs to. */
  home: string;
  /** The cluster that its objects go to. */
  cluster: string;
  /** Name of the Application. */
  application: string;
  /** `<environment>/<app>`, or the Application's name where it is no deployment. */
  label: string;
  /** Folder that it syncs. */
  path: string;
  kind: 'deployment' | 'namespaces' | 'root' | 'argo-cd';
  prune: 'automatic' | 'manual';
}

/** The Applications of all clusters: root and Argo CD first, then by environment and app. */
export function expectedApplications(fleet: Fleet): ExpectedApplication[] {
  const homeOf = new Map(fleet.clusters.map(({ name, managedBy }: Cluster) => [name, managedBy]));
  const ofHomes = homesOf(fleet).flatMap(({ cluster }): ExpectedApplication[] => {
    const own = { home: cluster, cluster };
    return [
      {
        ...own,
        application: 'root',
        label: 'root',
        path: `clusters/${cluster}`,
        kind: 'root',
        prune: 'automatic',
      },
      {
        ...own,
        application: 'argo-cd',
        label: 'argo-cd',
        path: `clusters/${cluster}/argo-cd`,
        kind: 'argo-cd',
        prune: 'manual',
      },
    ];
  });
  const ofNamespaces = fleet.environments
    .filter(({ namespaces }) => namespaces.length > 0)
    .map(({ name, cluster, sync }): ExpectedApplication => ({
      home: homeOf.get(cluster) ?? cluster,
      cluster,
      application: `namespaces-${name}`,
      label: `${name}/namespaces`,
      path: `overlays/${name}/namespaces`,
      kind: 'namespaces',
      prune: sync.prune,
    }));
  const ofDeployments = fleet.deployments.map((deployment): ExpectedApplication => ({
    home: homeOf.get(deployment.cluster) ?? deployment.cluster,
    cluster: deployment.cluster,
    application: deploymentName(deployment),
    label: `${deployment.environment}/${deployment.app}`,
    path: `overlays/${deployment.environment}/${deployment.app}`,
    kind: 'deployment',
    prune: deployment.sync.prune,
  }));
  const sorted = [...ofNamespaces, ...ofDeployments].sort((a, b) => compareText(a.label, b.label));
  return [...ofHomes, ...sorted];
}
