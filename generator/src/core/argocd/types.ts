import type { IApplication, IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { GroupKind } from '../kubernetes/group-kind.ts';

type ApplicationSpec = IApplication['spec'];
type Policy = NonNullable<ApplicationSpec['syncPolicy']>;

/** Application of Argo CD 3.5: the published type lacks `retry.refresh`. */
export interface Application extends Omit<IApplication, 'spec'> {
  spec: Omit<ApplicationSpec, 'syncPolicy'> & {
    syncPolicy: Omit<Policy, 'retry'> & {
      retry: NonNullable<Policy['retry']> & { refresh: boolean };
    };
  };
}

/** AppProject of Argo CD 3.5: the published type lacks the names of cluster-scoped objects. */
export interface AppProject extends Omit<IAppProject, 'spec'> {
  spec: Omit<IAppProject['spec'], 'clusterResourceWhitelist'> & {
    clusterResourceWhitelist: ClusterResource[];
  };
}

/**
 * An entry of `clusterResourceWhitelist`. All three are patterns of Go's `filepath.Match`; without a
 * name every object of the kind is meant.
 */
export interface ClusterResource extends GroupKind {
  name?: string;
}

/** How Argo CD names a cluster, in an Application and in an AppProject. */
export type Destination = { server: string } | { name: string };
