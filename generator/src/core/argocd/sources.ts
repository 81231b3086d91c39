import { deploymentName, type Deployment, type Environment, type SyncPolicy } from '../fleet.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** One Application: an overlay that an Argo CD syncs to a cluster. */
export interface DeploymentSource {
  /** Name of the Application and of its AppProject. */
  name: string;
  /** The cluster that the objects go to, as gitops.yaml names it. */
  cluster: string;
  /** Where objects without a namespace go; undefined where the overlay holds Namespaces alone. */
  namespace: string | undefined;
  /** Folder of the overlay in the repository. */
  path: string;
  build: OverlayBuild;
  sync: SyncPolicy;
  /** Kinds, as `Kind` or `Kind.group`, to permit although the build holds none. */
  permit: readonly string[];
}

/** What the real build of an overlay reads and gives, `custom/` included. */
export interface OverlayBuild {
  objects: readonly KubernetesObject[];
  /** Folders in the repository that the build reads, transitively. */
  readFolders: readonly string[];
  /** Whether this run changes a file that the build reads. */
  changed: boolean;
}

/** The source of an app's deployment: its own overlay, namespace and sync policy. */
export function deploymentSource(deployment: Deployment, build: OverlayBuild): DeploymentSource {
  return {
    name: deploymentName(deployment),
    cluster: deployment.cluster,
    namespace: deployment.namespace,
    path: `overlays/${deployment.environment}/${deployment.app}`,
    build,
    sync: deployment.sync,
    permit: deployment.permit,
  };
}

/** The source of the overlay that owns the namespaces which apps of an environment share. */
export function sharedNamespacesSource(
  environment: Environment,
  build: OverlayBuild,
): DeploymentSource {
  return {
    name: `namespaces-${environment.name}`,
    cluster: environment.cluster,
    namespace: undefined,
    path: `overlays/${environment.name}/namespaces`,
    build,
    sync: environment.sync,
    permit: [],
  };
}
