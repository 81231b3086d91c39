import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { ApplicationState } from '../../core/status/application/types.ts';
import type { LiveObjects } from '../../core/status/failing/types.ts';
import type { ExpectedApplication } from '../../core/status/rows/expected.ts';
import type { RowProblem } from '../../core/status/rows/types.ts';

/** Where the status of one Argo CD is read: the API of Kubernetes, or that of Argo CD. */
export interface StatusSource {
  /** Whom it asks, for people. */
  description: string;
  /** `kubectl`, with the context where it is not the current one. */
  kubectl: string;
  /** Looks again: what was read before is forgotten. */
  refresh(): StatusReading;
}

/** One look. What several Applications need is read once. */
export interface StatusReading {
  applications(): Promise<KubernetesObject[]>;
  /** What is wrong with Argo CD itself, as far as it can be seen. */
  troubles(): Promise<RowProblem[]>;
  /** Whether Argo CD's word on health is old, so that objects have to be looked at. */
  isStale(): Promise<boolean>;
  live(application: ApplicationState, expected: ExpectedApplication): Promise<LiveAnswer>;
}

export interface LiveAnswer {
  /** What could be read. */
  live?: LiveObjects;
  /** Why some, or all, could not be read. */
  unreadable?: string | undefined;
}
