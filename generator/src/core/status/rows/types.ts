import type { ApplicationState } from '../application/types.ts';
import type { FailingObject } from '../failing/types.ts';
import type { HealthStatus } from '../health/types.ts';
import type { RevisionState } from '../revision.ts';

/** One line of the status, with all that is to be said of it. */
export interface StatusRow {
  /** The cluster whose Argo CD it belongs to. */
  home: string;
  /** The cluster that its objects go to. */
  cluster: string;
  label: string;
  application: string;
  path: string;
  /** `Absent`: Argo CD has no such Application. */
  sync: ApplicationState['sync'] | 'Absent';
  health: HealthStatus | 'Absent';
  revision: RevisionState;
  /** The last sync, or the one that runs. */
  lastSync: LastSync | undefined;
  /** What is wrong, each with its next command. */
  problems: RowProblem[];
  /** Objects that are not healthy. */
  failing: FailingObject[];
  /** What is only to be known. */
  notes: RowProblem[];
  /** Synced, healthy, at the newest commit, and nothing went wrong. */
  isFine: boolean;
}

export interface LastSync {
  phase: 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
  /** RFC 3339. */
  at: string;
}

export interface RowProblem {
  title: string;
  /** Lines below the title. */
  details: string[];
  /** Objects that fail, below the details. */
  objects?: FailingObject[];
  /** Commands, or what to do; the first is the one to begin with. */
  next: string[];
}
