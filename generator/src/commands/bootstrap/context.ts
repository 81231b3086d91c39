import type { Home } from '../../core/argocd/home.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Clock } from '../../shell/clock.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import type { connectCluster } from '../../shell/cluster/connect.ts';
import type { Confirm } from '../../shell/confirm.ts';
import type { readRemote } from '../../shell/git/remote.ts';
import type { AskSecret } from '../../shell/secrets/ask-secret.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DeploymentSecrets } from '../secrets/declared-secrets.ts';
import type { AccessOptions, StoredAccess } from './repository-access.ts';

export interface BootstrapOptions extends AccessOptions {
  kubeconfig?: string;
  context?: string;
  yes: boolean;
  dryRun: boolean;
  json: boolean;
  /** In place of the install manifest: a file, a folder or an address. */
  argocdManifests?: string;
  takeOver: boolean;
  skipRemoteCheck: boolean;
  /** Seconds that each wait may take. */
  timeout: number;
}

/** What bootstrap does to the world, so that tests can put their own in its place. */
export interface Tools {
  connect: typeof connectCluster;
  readRemote: typeof readRemote;
  clock: Clock;
  confirm: Confirm;
  /** Undefined where nobody can be asked. */
  ask: AskSecret | undefined;
}

/** What the steps of one bootstrap work with. */
export interface Bootstrap {
  cluster: Cluster;
  home: Home;
  /** The commit that is checked out, and that the branch of Argo CD is at. */
  commit: string | undefined;
  installation: KubernetesObject[];
  /** The root's project and Application. */
  root: KubernetesObject[];
  access: StoredAccess;
  secrets: readonly DeploymentSecrets[];
  options: BootstrapOptions;
  dependencies: Dependencies;
  clock: Clock;
}
