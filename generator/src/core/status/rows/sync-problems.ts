import type { ApplicationState, Operation, SyncResult } from '../application/types.ts';
import type { ExpectedApplication } from './expected.ts';
import type { RowFacts } from './make-row.ts';
import { comparisonProblem } from './comparison.ts';
import type { RowProblem } from './types.ts';

/** What keeps the cluster from being what git says. */
export function syncProblems(
  expected: ExpectedApplication,
  application: ApplicationState,
  facts: RowFacts,
): RowProblem[] {
  const { isExpected, kubectl } = facts;
  const deletion = deletionProblems(application, facts);
  // What git no longer has cannot be compared with it.
  if (!isExpected) return deletion.length > 0 ? deletion : [leftProblem(application, facts)];
  return [
    ...operationProblems(expected, application, facts),
    ...application.conditions
      .filter(({ type }) => type.endsWith('Error') && type !== 'SyncError')
      .map((condition) => comparisonProblem(condition, expected, kubectl)),
    ...warnings(application),
    ...differences(expected, application),
    ...deletion,
  ];
}

/** An Application that is kept although gitops.yaml has it no more. */
function leftProblem(
  { name, namespace }: ApplicationState,
  { kubectl }: Pick<RowFacts, 'kubectl'>,
): RowProblem {
  return {
    title: 'it left gitops.yaml, and keeps running: where pruning is manual, a person deletes it',
    details: [],
    next: [
      `argocd app delete ${name}`,
      `${kubectl} --namespace ${namespace} delete application ${name} --wait=false`,
    ],
  };
}

function operationProblems(
  expected: ExpectedApplication,
  application: ApplicationState,
  { kubectl }: RowFacts,
): RowProblem[] {
  const { operation } = application;
  if (operation === undefined || !isTrouble(operation, application)) return [];
  const failed = operation.results.filter(({ hasFailed }) => hasFailed);
  const at = operation.revision === undefined ? '' : ` at ${operation.revision.slice(0, 7)}`;
  const state =
    operation.phase === 'Running' ? 'the sync fails and is tried again' : 'the sync failed';
  return [
    {
      title: `${state}${at}${failed.length === 0 ? `: ${cleanMessage(operation.message)}` : ''}`,
      details: failed.map(describeResult),
      next: nextAfterFailure(expected, application, failed, kubectl),
    },
  ];
}

/** The failure of an earlier commit counts no more, nor one that has been healed since. */
function isTrouble(operation: Operation, { sync, compared }: ApplicationState): boolean {
  const hasFailed = operation.results.some((result) => result.hasFailed);
  if (operation.phase === 'Running') {
    return hasFailed || (operation.retries > 0 && operation.message !== '');
  }
  if (operation.phase !== 'Failed' && operation.phase !== 'Error') return false;
  if (sync !== 'Synced') return true;
  return (
    operation.revision === compared &&
    operation.results.some(({ isHook, hasFailed: is }) => is && isHook)
  );
}

function describeResult({ kind, namespace, name, message, isHook }: SyncResult): string {
  const object = `${kind} ${namespace === undefined || namespace === '' ? '' : `${namespace}/`}${name}`;
  return `${isHook ? 'hook ' : ''}${object}: ${cleanMessage(message)}`;
}

function nextAfterFailure(
  { path }: ExpectedApplication,
  { destination }: ApplicationState,
  failed: readonly SyncResult[],
  kubectl: string,
): string[] {
  const denied = failed.filter(({ message }) => message.includes('is not permitted in project'));
  if (denied.length > 0) {
    const kinds = denied.map(({ kind, group }) => (group === '' ? kind : `${kind}.${group}`));
    return [
      'npm run generate',
      `then commit and push: the project follows what ${path} builds; a kind that an operator makes goes to \`permit: [${[...new Set(kinds)].join(', ')}]\` in gitops.yaml`,
    ];
  }
  const hook = failed.find(({ isHook }) => isHook);
  if (hook !== undefined) {
    const namespace = hook.namespace ?? destination.namespace;
    return [`${kubectl} --namespace ${namespace} logs ${hook.kind.toLowerCase()}/${hook.name}`];
  }
  return ['npx --no strata check', `mend what makes ${path}, then commit and push`];
}

function warnings({ conditions }: ApplicationState): RowProblem[] {
  return conditions
    .filter(({ type }) => type === 'SharedResourceWarning' || type === 'RepeatedResourceWarning')
    .map(({ message }) => ({
      title: cleanMessage(message),
      details: [],
      next: ['npx --no strata check'],
    }));
}

/** Objects that differ while no sync says why: it may be about to begin, or be turned off. */
function differences(
  { label, kind }: ExpectedApplication,
  { sync, resources, operation }: ApplicationState,
): RowProblem[] {
  const differing = resources.filter(
    ({ status, requiresPruning, isHook }) => status === 'OutOfSync' && !requiresPruning && !isHook,
  );
  const isExplained =
    operation?.phase === 'Running' || operation?.phase === 'Failed' || operation?.phase === 'Error';
  if (sync !== 'OutOfSync' || differing.length === 0 || isExplained) return [];
  const names = differing.map(
    ({ kind: of, namespace, name }) =>
      `${of} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
  );
  return [
    {
      title: `${differing.length === 1 ? 'an object differs' : `${differing.length} objects differ`} from git`,
      details: names,
      next:
        kind === 'deployment' || kind === 'namespaces'
          ? [`npx --no strata diff --live ${label}`]
          : [],
    },
  ];
}

function deletionProblems(
  { name, namespace, isBeingDeleted, resources }: ApplicationState,
  { kubectl }: RowFacts,
): RowProblem[] {
  if (!isBeingDeleted) return [];
  const waiting = resources.filter(
    ({ requiresDeletionConfirmation }) => requiresDeletionConfirmation,
  );
  if (waiting.length === 0) return [{ title: 'it is being deleted', details: [], next: [] }];
  return [
    {
      title:
        'it is being deleted, and nothing goes until somebody confirms these, whose data is lost then:',
      details: waiting.map(
        ({ kind, namespace: of, name: object }) =>
          `${kind} ${of === undefined ? '' : `${of}/`}${object}`,
      ),
      next: [
        `argocd app confirm-deletion ${name}`,
        `${kubectl} --namespace ${namespace} annotate application ${name} argocd.argoproj.io/deletion-approved="$(date -u +%Y-%m-%dT%H:%M:%SZ)"`,
      ],
    },
  ];
}

/** Without what Argo CD puts around the message of a tool. */
function cleanMessage(message: string): string {
  return message
    .replace(
      /^one or more (?:objects failed to apply|synchronization tasks (?:are not valid|completed unsuccessfully))(?:, reason)?: /,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}
