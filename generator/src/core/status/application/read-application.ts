import { posix } from 'node:path';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { isHealthStatus } from '../health/application.ts';
import { isTrueAt, itemsAt, numberAt, textAt } from '../read.ts';
import type {
  ApplicationState,
  Operation,
  ResourceId,
  ResourceState,
  SyncResult,
} from './types.ts';

/**
 * Reads an Application of Argo CD, as its object in the cluster or Argo CD's API gives it.
 *
 * Fields: https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml, and the status
 * as Argo CD 3.5.1 writes it.
 */
export function readApplication(object: KubernetesObject): ApplicationState {
  const status = textAt(object, 'status', 'sync', 'status');
  const sync = isSyncStatus(status) ? status : 'Unknown';
  const health = textAt(object, 'status', 'health', 'status');
  const compared = asCommit(textAt(object, 'status', 'sync', 'revision'));
  const operation = readOperation(object);
  return {
    name: object.metadata.name,
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    repoURL: textAt(object, 'spec', 'source', 'repoURL') ?? '',
    targetRevision: textAt(object, 'spec', 'source', 'targetRevision') ?? '',
    path: textAt(object, 'spec', 'source', 'path') ?? '',
    destination: {
      server: textAt(object, 'spec', 'destination', 'server'),
      name: textAt(object, 'spec', 'destination', 'name'),
      namespace: textAt(object, 'spec', 'destination', 'namespace') ?? '',
    },
    reads: readPaths(object),
    prunes: isTrueAt(object, 'spec', 'syncPolicy', 'automated', 'prune'),
    sync,
    health: {
      status: isHealthStatus(health) ? health : 'Unknown',
      message: textAt(object, 'status', 'health', 'message') ?? '',
    },
    compared,
    deployed: deployedCommit(object, sync === 'Synced' ? compared : undefined, operation),
    operation,
    conditions: itemsAt(object, 'status', 'conditions').map((condition) => ({
      type: textAt(condition, 'type') ?? '',
      message: textAt(condition, 'message') ?? '',
    })),
    resources: itemsAt(object, 'status', 'resources').map(readResource),
    reconciledAt: textAt(object, 'status', 'reconciledAt'),
    isBeingDeleted: textAt(object, 'metadata', 'deletionTimestamp') !== undefined,
  };
}

/** Where it is Synced, the cluster holds the compared commit, also where that changed nothing. */
function deployedCommit(
  object: KubernetesObject,
  synced: string | undefined,
  operation: Operation | undefined,
): string | undefined {
  if (synced !== undefined) return synced;
  if (operation?.phase === 'Succeeded' && operation.revision !== undefined)
    return operation.revision;
  return asCommit(textAt(itemsAt(object, 'status', 'history').at(-1), 'revision'));
}

/** While git cannot be read, the name of the branch stands where the commit should. */
function asCommit(revision: string | undefined): string | undefined {
  return revision !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision)
    ? revision
    : undefined;
}

function readPaths(object: KubernetesObject): string[] {
  const path = textAt(object, 'spec', 'source', 'path') ?? '';
  const written = textAt(object, 'metadata', 'annotations', GENERATE_PATHS) ?? '.';
  return written
    .split(';')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('/') ? part.slice(1) : posix.join(path, part)));
}
const GENERATE_PATHS = 'argocd.argoproj.io/manifest-generate-paths';

function readOperation(object: JsonObject): Operation | undefined {
  const phase = textAt(object, 'status', 'operationState', 'phase');
  if (!isPhase(phase)) return undefined;
  const at = (...path: string[]) => textAt(object, 'status', 'operationState', ...path);
  return {
    phase,
    message: at('message') ?? '',
    startedAt: at('startedAt'),
    finishedAt: at('finishedAt'),
    revision: asCommit(at('syncResult', 'revision') ?? at('operation', 'sync', 'revision')),
    retries: numberAt(object, 'status', 'operationState', 'retryCount') ?? 0,
    results: itemsAt(object, 'status', 'operationState', 'syncResult', 'resources').map(readResult),
  };
}

function readResult(result: JsonObject): SyncResult {
  const isHook = textAt(result, 'hookType') !== undefined;
  const phase = textAt(result, 'hookPhase') ?? '';
  return {
    ...readId(result),
    message: textAt(result, 'message') ?? '',
    isHook,
    hasFailed:
      textAt(result, 'status') === 'SyncFailed' || (isHook && ['Failed', 'Error'].includes(phase)),
  };
}

function readResource(resource: JsonObject): ResourceState {
  const status = textAt(resource, 'status');
  return {
    ...readId(resource),
    status: isSyncStatus(status) ? status : 'Unknown',
    requiresPruning: isTrueAt(resource, 'requiresPruning'),
    isHook: isTrueAt(resource, 'hook'),
    requiresDeletionConfirmation: isTrueAt(resource, 'requiresDeletionConfirmation'),
  };
}

function readId(value: JsonObject): ResourceId {
  return {
    group: textAt(value, 'group') ?? '',
    version: textAt(value, 'version') ?? '',
    kind: textAt(value, 'kind') ?? '',
    namespace: textAt(value, 'namespace'),
    name: textAt(value, 'name') ?? '',
  };
}

function isSyncStatus(text: string | undefined): text is ApplicationState['sync'] {
  return text === 'Synced' || text === 'OutOfSync' || text === 'Unknown';
}

function isPhase(text: string | undefined): text is Operation['phase'] {
  return PHASES.some((phase) => phase === text);
}
const PHASES = ['Running', 'Succeeded', 'Failed', 'Error', 'Terminating'] as const;
