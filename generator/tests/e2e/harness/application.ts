import { eventually } from './eventually.ts';
import { kubectl, observe, type Observed } from './kubectl.ts';

export const ARGOCD = 'argocd';

/** What these tests read of an Argo CD Application. */
export interface Application extends Observed {
  status?: {
    sync?: { status?: string; revision?: string };
    health?: { status?: string };
    conditions?: { type: string; message: string }[];
    resources?: ResourceStatus[];
    operationState?: {
      phase?: string;
      message?: string;
      finishedAt?: string;
      syncResult?: { revision?: string; resources?: SyncedResource[] };
    };
  };
}

interface ResourceStatus {
  kind: string;
  name: string;
  namespace?: string;
  status?: string;
  requiresPruning?: boolean;
}

interface SyncedResource {
  kind: string;
  name: string;
  status?: string;
  message?: string;
}

/** The Application, or undefined. */
export async function application(name: string): Promise<Application | undefined> {
  return await observe(`application.argoproj.io/${name}`, ARGOCD);
}

/** Waits until the last commit is what the Application was compared with, and is what runs. */
export function synced(name: string, commit: string, seconds = 90): Promise<Application> {
  return until(name, `${name} is Synced at ${commit.slice(0, 7)}`, seconds, ({ status }) => {
    return status?.sync?.status === 'Synced' && status.sync.revision === commit;
  });
}

/** Waits until an Application is Synced at a commit, and all that it made works. */
export function healthy(name: string, commit: string, seconds = 120): Promise<Application> {
  return until(name, `${name} is Healthy at ${commit.slice(0, 7)}`, seconds, ({ status }) => {
    return (
      status?.sync?.status === 'Synced' &&
      status.sync.revision === commit &&
      status.health?.status === 'Healthy'
    );
  });
}

/** Waits until something holds of an Application; where it does not, tells what the Application says. */
export function until(
  name: string,
  what: string,
  seconds: number,
  holds: (found: Application) => boolean,
): Promise<Application> {
  const look = async (): Promise<Application | undefined> => {
    const found = await application(name);
    return found !== undefined && holds(found) ? found : undefined;
  };
  return eventually(what, look, { seconds, explain: () => describeApplication(name) });
}

/** Waits until there is no such Application. */
export async function gone(name: string, seconds = 90): Promise<void> {
  await eventually(
    `the Application ${name} is gone`,
    async () => (await application(name)) === undefined,
    { seconds, explain: () => describeApplication(name) },
  );
}

/** All that Argo CD said of the last sync, in one text. */
export function messagesOf({ status }: Application): string {
  return [
    ...(status?.conditions ?? []).map(({ message }) => message),
    status?.operationState?.message ?? '',
    ...(status?.operationState?.syncResult?.resources ?? []).map(({ message }) => message ?? ''),
  ].join('\n');
}

/** What a person would want to read of an Application that does not do what it should. */
async function describeApplication(name: string): Promise<string> {
  const found = await application(name);
  if (found === undefined) return `There is no Application ${name}.`;
  const { spec, status } = found;
  const state = status?.operationState;
  const resources = (status?.resources ?? []).filter(({ status: sync }) => sync !== 'Synced');
  const destination = spec?.['destination'] as { namespace?: string } | undefined;
  return [
    `${name}: ${status?.sync?.status ?? '-'} at ${status?.sync?.revision ?? '-'}, ${status?.health?.status ?? '-'}`,
    `operation: ${state?.phase ?? '-'} ${state?.message ?? ''}`,
    ...(status?.conditions ?? []).map(({ type, message }) => `${type}: ${message}`),
    ...resources.map(({ kind, name, status: sync }) => `${kind}/${name}: ${sync ?? '-'}`),
    ...(state?.syncResult?.resources ?? [])
      .filter(({ status: sync }) => sync !== 'Synced' && sync !== 'Pruned')
      .map(({ kind, name, message }) => `${kind}/${name}: ${message ?? ''}`),
    destination?.namespace === undefined ? '' : await eventsOf(destination.namespace),
  ].join('\n  ');
}

async function eventsOf(namespace: string): Promise<string> {
  const events = await kubectl([
    'get',
    'events',
    `--namespace=${namespace}`,
    '--field-selector=type=Warning',
    '--sort-by=.lastTimestamp',
    '-o=custom-columns=OBJECT:.involvedObject.name,REASON:.reason,MESSAGE:.message',
  ]);
  return events.split('\n').slice(-8).join('\n  ');
}
