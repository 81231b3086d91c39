import { execa } from 'execa';
import { testEnvironment } from './environment.ts';

/** An object as the API server gives it; the tests look at any field. */
export interface Observed {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    annotations?: Record<string, string>;
    deletionTimestamp?: string;
  };
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  data?: Record<string, string>;
}

/** Runs kubectl with the kubeconfig of the test and gives what it prints. @throws its message */
export async function kubectl(args: readonly string[], input?: string): Promise<string> {
  const { kubeconfig } = testEnvironment();
  const { stdout } = await execa('kubectl', ['--kubeconfig', kubeconfig, ...args], {
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    env: { KUBECONFIG: kubeconfig },
  });
  return stdout;
}

/** One object, or undefined where there is none. `what` is as in `deployment/web`. */
export async function observe(what: string, namespace?: string): Promise<Observed | undefined> {
  const text = await kubectl(['get', what, '-o', 'json', '--ignore-not-found', ...at(namespace)]);
  return text === '' ? undefined : (JSON.parse(text) as Observed);
}

/** All objects of a kind in a namespace. */
export async function observeAll(
  kind: string,
  namespace: string,
  ...selection: string[]
): Promise<Observed[]> {
  const text = await kubectl(['get', kind, '-o', 'json', ...at(namespace), ...selection]);
  return (JSON.parse(text) as { items: Observed[] }).items;
}

/** Applies objects as a person would, from standard input. */
export async function applyObjects(...objects: object[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  await kubectl(
    ['apply', '--server-side', '--force-conflicts', '--field-manager', 'strata-e2e', '-f', '-'],
    JSON.stringify(list),
  );
}

/** Deletes objects, as in `pod/web`, that may be gone already, without waiting. */
export async function discard(what: readonly string[], namespace?: string): Promise<void> {
  if (what.length === 0) return;
  await kubectl(['delete', ...what, '--ignore-not-found', '--wait=false', ...at(namespace)]);
}

function at(namespace: string | undefined): string[] {
  return namespace === undefined ? [] : ['--namespace', namespace];
}
