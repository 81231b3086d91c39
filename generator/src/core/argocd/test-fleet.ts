import type { Cluster, Fleet, SyncPolicy } from '../fleet.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { DeploymentSource } from './sources.ts';

export const AUTOMATIC: SyncPolicy = { automated: true, prune: 'automatic', selfHeal: true };
export const MANUAL: SyncPolicy = { automated: true, prune: 'manual', selfHeal: true };

const IN_CLUSTER = { server: 'https://kubernetes.default.svc' };

export function cluster(name: string, changes: Partial<Cluster> = {}): Cluster {
  return {
    name,
    destination: IN_CLUSTER,
    kubernetes: '1.35',
    argocd: { version: '3.5.1', namespace: 'argocd', manifests: undefined },
    managedBy: name,
    ...changes,
  };
}

export function fleet(...clusters: Cluster[]): Fleet {
  return {
    repoURL: 'https://github.com/acme/platform.git',
    targetRevision: 'refs/heads/main',
    clusters,
    environments: [],
    apps: [],
    deployments: [],
  };
}

export function object(
  apiVersion: string,
  kind: string,
  name: string,
  namespace?: string,
): KubernetesObject {
  return { apiVersion, kind, metadata: namespace === undefined ? { name } : { name, namespace } };
}

/** WordPress in dev on the cluster `local`, with the objects given. */
export function source(
  objects: KubernetesObject[],
  changes: Partial<DeploymentSource> & { changed?: boolean } = {},
): DeploymentSource {
  const { changed = true, ...rest } = changes;
  return {
    name: 'wordpress-dev',
    cluster: 'local',
    namespace: 'wordpress-dev',
    path: 'overlays/dev/wordpress',
    build: { objects, readFolders: ['overlays/dev/wordpress', 'base/wordpress'], changed },
    sync: AUTOMATIC,
    permit: [],
    ...rest,
  };
}
