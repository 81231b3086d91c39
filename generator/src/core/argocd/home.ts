import { compareText } from '../compare-text.ts';
import type { Cluster, Fleet } from '../fleet.ts';
import type { Destination } from './types.ts';

/** A cluster that runs an Argo CD, and what that Argo CD reads. */
export interface Home {
  cluster: string;
  /** How this Argo CD reaches its own cluster. */
  destination: Destination;
  namespace: string;
  version: string;
  /** Address of the install manifest in place of the official one, or a folder of the repository. */
  manifests: string | undefined;
  repoURL: string;
  targetRevision: string;
}

/** The clusters of the fleet that run an Argo CD, by name. */
export function homesOf(fleet: Fleet): Home[] {
  return fleet.clusters
    .flatMap((cluster) => homeOf(cluster, fleet) ?? [])
    .sort((a, b) => compareText(a.cluster, b.cluster));
}

function homeOf({ name, destination, argocd }: Cluster, fleet: Fleet): Home | undefined {
  if (argocd === undefined) return undefined;
  const { repoURL, targetRevision } = fleet;
  return { cluster: name, destination, ...argocd, repoURL, targetRevision };
}
