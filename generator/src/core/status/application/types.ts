import type { Health } from '../health/types.ts';

/** What an Application object tells, in one form. */
export interface ApplicationState {
  name: string;
  namespace: string;
  repoURL: string;
  targetRevision: string;
  /** Folder of the overlay. */
  path: string;
  destination: { server: string | undefined; name: string | undefined; namespace: string };
  /** Folders and files in the repository that its build reads; the overlay's alone where unknown. */
  reads: string[];
  prunes: boolean;
  sync: 'Synced' | 'OutOfSync' | 'Unknown';
  health: Health;
  /** The commit that the sync status speaks of; undefined while git cannot be read. */
  compared: string | undefined;
  /** The commit whose objects are in the cluster; undefined before the first sync. */
  deployed: string | undefined;
  operation: Operation | undefined;
  conditions: ApplicationCondition[];
  resources: ResourceState[];
  /** When Argo CD last looked, as RFC 3339. */
  reconciledAt: string | undefined;
  isBeingDeleted: boolean;
}

/** The last sync, or the one that runs. */
export interface Operation {
  phase: 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
  message: string;
  startedAt: string | undefined;
  finishedAt: string | undefined;
  revision: string | undefined;
  retries: number;
  results: SyncResult[];
}

/** What a sync did with one object. */
export interface SyncResult extends ResourceId {
  message: string;
  isHook: boolean;
  hasFailed: boolean;
}

export interface ApplicationCondition {
  type: string;
  message: string;
}

export interface ResourceId {
  group: string;
  version: string;
  kind: string;
  namespace: string | undefined;
  name: string;
}

/** An object that an Application manages. */
export interface ResourceState extends ResourceId {
  status: 'Synced' | 'OutOfSync' | 'Unknown';
  /** It is in the cluster and no longer in git. */
  requiresPruning: boolean;
  isHook: boolean;
  /** Its deletion with the Application waits until somebody confirms it. */
  requiresDeletionConfirmation: boolean;
}
