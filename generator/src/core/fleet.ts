import type { JsonObject } from './kubernetes/object.ts';
import type { DocumentPath } from './problem.ts';

/** gitops.yaml after normalisation: defaults filled in, `extends` and deep merges resolved. */
export interface Fleet {
  repoURL: string;
  /** Fully qualified where it is a branch: `refs/heads/main`. */
  targetRevision: string;
  clusters: Cluster[];
  environments: Environment[];
  apps: App[];
  /** One entry for each environment of each app, sorted by app, then by environment. */
  deployments: Deployment[];
}

export interface Cluster {
  name: string;
  destination: { server: string } | { name: string };
  /** Minor version of its API server, such as `1.35`. */
  kubernetes: string;
  /** Set where an Argo CD runs in this cluster. */
  argocd: ArgoCdInstall | undefined;
  /** Name of the cluster whose Argo CD deploys to this one; its own name where it runs one. */
  managedBy: string;
}

export interface ArgoCdInstall {
  version: string;
  namespace: string;
  /** A mirror of the install manifest, in place of the official address. */
  manifests: string | undefined;
}

export interface Environment {
  name: string;
  cluster: string;
  /** Namespaces that several apps of this environment share; their own overlay owns them. */
  namespaces: SharedNamespace[];
  sync: SyncPolicy;
}

export interface SharedNamespace {
  name: string;
  labels: Record<string, string>;
}

export interface SyncPolicy {
  automated: boolean;
  prune: 'automatic' | 'manual';
  selfHeal: boolean;
}

export interface App {
  name: string;
  source: { kind: 'template'; template: string } | { kind: 'kustomize' };
  /** What all environments share, before validation by the template; empty for `source: kustomize`. */
  values: JsonObject;
  labels: Record<string, string>;
  path: DocumentPath;
}

export interface Deployment {
  app: string;
  environment: string;
  cluster: string;
  namespace: string;
  /** False where the namespace is one of the environment's shared ones. */
  ownsNamespace: boolean;
  /** Shared and environment's values merged, before validation by the template. */
  values: JsonObject;
  /** Where parts of the values may be written, the most specific place first. */
  valuePaths: DocumentPath[];
  /** Put on every object and pod template, never on selectors. */
  labels: Record<string, string>;
  sync: SyncPolicy;
  /** Kinds, as `Kind` or `Kind.group`, that the AppProject permits although the build holds none. */
  permit: string[];
  /** The store of External Secrets that has the values of its secrets; they are made by hand without. */
  secretStore?: SecretStore;
  path: DocumentPath;
}

/** A store that the External Secrets operator reads, and where in it the values lie. */
export interface SecretStore {
  kind: 'ClusterSecretStore' | 'SecretStore';
  name: string;
  /** Pattern of the entry that holds a Secret, such as `<environment>/<app>/<secret>`. */
  key: string;
  /** Pattern of the property that holds a key; undefined where an entry is one value. */
  property: string | undefined;
  refreshInterval: string;
}

/** Name of the Application and AppProject of a deployment. */
export function deploymentName(deployment: { app: string; environment: string }): string {
  return `${deployment.app}-${deployment.environment}`;
}
