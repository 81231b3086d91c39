import type { ApplicationState } from '../application/types.ts';
import { explainFailing } from '../failing/explain-failing.ts';
import type { LiveObjects } from '../failing/types.ts';
import { revisionState, type GitFacts } from '../revision.ts';
import { absentProblems } from './absent.ts';
import type { ExpectedApplication } from './expected.ts';
import { failingProblems } from './failing-next.ts';
import { pruneProblems } from './prune.ts';
import { staleProblems } from './stale.ts';
import { stateNotes } from './state-notes.ts';
import { syncProblems } from './sync-problems.ts';
import type { LastSync, RowProblem, StatusRow } from './types.ts';

/** What a row is made of, besides what is wanted. */
export interface RowFacts {
  /** Undefined: Argo CD has no such Application. */
  application: ApplicationState | undefined;
  /** Whether the Application is in gitops.yaml. */
  isExpected: boolean;
  /** Undefined where they were not read. */
  live: LiveObjects | undefined;
  /** Why live objects could not be read, where they should have been. */
  unreadable: string | undefined;
  git: GitFacts;
  /** Whether Argo CD has its root Application, without which there is no other. */
  hasRoot: boolean;
  /** Whether the root has a row of its own. */
  showsRoot: boolean;
  /** How long ago a time, as RFC 3339, is in milliseconds. */
  age: (time: string) => number;
  /** `kubectl`, with the context where it is not the current one. */
  kubectl: string;
}

/** The status of one Application: what it is, what is wrong, and what to do next. */
export function makeRow(expected: ExpectedApplication, facts: RowFacts): StatusRow {
  const { application, live, git } = facts;
  const { home, cluster, label, path } = expected;
  const named = { home, cluster, label, application: expected.application, path };
  if (application === undefined) {
    const revision = revisionState(undefined, [path, `clusters/${home}`], git);
    return {
      ...named,
      sync: 'Absent',
      health: 'Absent',
      revision,
      lastSync: undefined,
      problems: absentProblems(expected, revision, facts),
      failing: [],
      notes: [],
      isFine: false,
    };
  }
  const revision = revisionState(application.deployed, application.reads, git);
  // The Applications that the root makes have rows of their own.
  const failing = live === undefined || expected.kind === 'root' ? [] : explainFailing(live);
  const notes = stateNotes(application, revision, facts);
  const problems: RowProblem[] = [
    ...syncProblems(expected, application, facts),
    ...(facts.isExpected
      ? [
          ...pruneProblems(application, expected, facts),
          ...failingProblems(application, failing, facts),
        ]
      : []),
    ...staleProblems(application, facts),
  ];
  return {
    ...named,
    sync: application.sync,
    health: application.health.status,
    revision,
    lastSync: lastSyncOf(application),
    problems,
    failing,
    notes,
    isFine:
      application.sync === 'Synced' &&
      application.health.status === 'Healthy' &&
      revision.relation.kind !== 'behind' &&
      facts.isExpected &&
      problems.length === 0,
  };
}

function lastSyncOf({ operation }: ApplicationState): LastSync | undefined {
  if (operation === undefined) return undefined;
  const { phase, finishedAt, startedAt } = operation;
  // While a failed sync waits for the next attempt, it has an end and runs all the same.
  const at = (phase === 'Running' ? startedAt : finishedAt) ?? startedAt;
  return at === undefined ? undefined : { phase, at };
}
