import type { KubernetesObject } from '../kubernetes/object.ts';

/** What a sync would do with one object. */
export interface ObjectChange {
  /**
   * `keep`: it left git, and a sync does not delete it. `refuse`: the API server would not take it.
   * `skip`: what would happen cannot be asked.
   */
  change: 'none' | 'create' | 'update' | 'prune' | 'keep' | 'refuse' | 'skip';
  apiVersion: string;
  kind: string;
  namespace: string | undefined;
  name: string;
  /** As it is in the cluster, without noise and without values of Secrets. */
  before?: KubernetesObject;
  /** As it would be. */
  after?: KubernetesObject;
  /** Why it is kept, refused or skipped. */
  message?: string;
}

/** What a sync of one deployment would do. */
export interface DeploymentDiff {
  label: string;
  application: string;
  cluster: string;
  changes: ObjectChange[];
}

/** Whether a sync would change anything. */
export function isDifferent({ change }: ObjectChange): boolean {
  return change === 'create' || change === 'update' || change === 'prune';
}
