import { isJsonObject, valueAt, type KubernetesObject } from '../kubernetes/object.ts';

/** How an Application stands, as far as bootstrap waits for it. */
export interface ApplicationState {
  name: string;
  sync: string;
  health: string;
  /** The commit that it was compared with. */
  revision: string | undefined;
  /** What Argo CD complains of, one line each. */
  troubles: string[];
  /** A sync runs, or the first one is still to come. */
  isBusy: boolean;
}

/** Reads the status that Argo CD writes; of a new Application everything is Unknown. */
export function applicationState(application: KubernetesObject): ApplicationState {
  const text = (...path: string[]): string | undefined => {
    const value = valueAt(application, ['status', ...path]);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    name: application.metadata.name,
    sync: text('sync', 'status') ?? 'Unknown',
    health: text('health', 'status') ?? 'Unknown',
    revision: text('sync', 'revision'),
    troubles: [...conditionsOf(application), ...failedOperation(application)],
    isBusy: isBusy(application),
  };
}

/** Whether it shows the commit, and nothing is left to do. */
export function isSettled(state: ApplicationState, commit: string | undefined): boolean {
  if (state.sync !== 'Synced' || state.health !== 'Healthy') return false;
  return commit === undefined || state.revision === undefined || state.revision === commit;
}

/** `wordpress-dev: OutOfSync, Missing: <what Argo CD says>` */
export function describeState({ name, sync, health, troubles }: ApplicationState): string {
  return [`${name}: ${sync}, ${health}`, ...troubles].join('; ');
}

function isBusy(application: KubernetesObject): boolean {
  const phase = valueAt(application, ['status', 'operationState', 'phase']);
  if (phase !== undefined) return phase === 'Running' || phase === 'Terminating';
  const isAutomated = valueAt(application, ['spec', 'syncPolicy', 'automated']) !== undefined;
  return isAutomated && valueAt(application, ['status', 'sync', 'status']) !== 'Synced';
}

function conditionsOf(application: KubernetesObject): string[] {
  const conditions = valueAt(application, ['status', 'conditions']);
  if (!Array.isArray(conditions)) return [];
  return conditions
    .filter(isJsonObject)
    .filter(({ type }) => typeof type === 'string' && type.endsWith('Error'))
    .map(({ message }) => oneLine(message));
}

/** A failure may be of an older commit: only while it is not Synced it says something of now. */
function failedOperation(application: KubernetesObject): string[] {
  const phase = valueAt(application, ['status', 'operationState', 'phase']);
  const retries = valueAt(application, ['status', 'operationState', 'retryCount']);
  const isSynced = valueAt(application, ['status', 'sync', 'status']) === 'Synced';
  const hasFailed =
    phase === 'Failed' || phase === 'Error' || (phase === 'Running' && retries !== undefined);
  if (!hasFailed || isSynced) return [];
  return [oneLine(valueAt(application, ['status', 'operationState', 'message']))];
}

function oneLine(message: unknown): string {
  return typeof message === 'string' ? message.replace(/\s+/g, ' ').trim() : '';
}
