import { groupOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object.ts';
import type { ApplicationState, ResourceState } from '../application/types.ts';
import { textAt } from '../read.ts';
import type { ExpectedApplication } from './expected.ts';
import type { RowFacts } from './make-row.ts';
import type { RowProblem } from './types.ts';

/** Objects that left git and are still in the cluster, with what takes them away. */
export function pruneProblems(
  { name, resources, prunes, namespace, sync }: ApplicationState,
  { kind }: ExpectedApplication,
  { live, kubectl }: Pick<RowFacts, 'live' | 'kubectl'>,
): RowProblem[] {
  // Where git cannot be read, Argo CD compares with nothing, and all would have left it.
  if (sync === 'Unknown') return [];
  const left = resources.filter(({ requiresPruning, isHook }) => requiresPruning && !isHook);
  if (left.length === 0) return [];
  if (kind === 'root') return [keptOfRoot(left, { namespace, kubectl })];
  const isKept = (resource: ResourceState) => keepsItself(resource, live?.managed ?? []);
  const pruned = left.filter((resource) => !isKept(resource));
  const kept = left.filter(isKept);
  return [
    ...(pruned.length === 0 ? [] : [prunable(pruned, name, prunes)]),
    ...(kept.length === 0 ? [] : [keptObjects(kept, kubectl)]),
  ];
}

function prunable(left: readonly ResourceState[], name: string, prunes: boolean): RowProblem {
  const title = `${left.length === 1 ? 'an object is' : `${left.length} objects are`} to be pruned: in the cluster, no longer in git`;
  return prunes
    ? { title, details: left.map(describe), next: ['wait: the next sync deletes it'] }
    : {
        title,
        details: left.map(describe),
        next: [`argocd app sync ${name} --prune`, 'or in the UI: Sync, with Prune ticked'],
      };
}

function keptObjects(left: readonly ResourceState[], kubectl: string): RowProblem {
  return {
    title: 'no longer in git, and never pruned by a sync, because data may be in it:',
    details: left.map(describe),
    next: left.map(
      ({ kind, namespace, name }) =>
        `${kubectl}${namespace === undefined ? '' : ` --namespace ${namespace}`} delete ${kind.toLowerCase()} ${name}`,
    ),
  };
}

/** Applications of environments with manual pruning stay when they leave git, with their projects. */
function keptOfRoot(
  left: readonly ResourceState[],
  { namespace, kubectl }: { namespace: string; kubectl: string },
): RowProblem {
  return {
    title: 'they left gitops.yaml, and stay until a person deletes them:',
    details: left.map(describe),
    next: left
      .map(({ kind, name }) =>
        kind === 'Application'
          ? `argocd app delete ${name}`
          : `${kubectl} --namespace ${namespace} delete ${kind.toLowerCase()} ${name}`,
      )
      .sort(),
  };
}

function keepsItself(resource: ResourceState, objects: readonly KubernetesObject[]): boolean {
  const object = objects.find(
    (candidate) =>
      candidate.kind === resource.kind &&
      groupOf(candidate.apiVersion) === resource.group &&
      candidate.metadata.name === resource.name &&
      (namespaceOf(candidate) ?? '') === (resource.namespace ?? ''),
  );
  // Strata asks for both or neither, and the Application tells of one.
  if (object === undefined) return resource.requiresDeletionConfirmation;
  const options = textAt(object, 'metadata', 'annotations', SYNC_OPTIONS) ?? '';
  return options.split(',').some((option) => option.trim() === 'Prune=false');
}
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

function describe({ kind, namespace, name }: ResourceState): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
