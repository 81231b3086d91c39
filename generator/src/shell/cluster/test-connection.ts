import { afterEach, expect } from 'vitest';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { UserError } from '../errors.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterError } from './cluster-error.ts';
import { connectCluster } from './connect.ts';
import {
  startApiServer,
  TOKEN,
  type Answer,
  type Asked,
  type TestApiServer,
  type TestApiServerOptions,
} from './test-api-server.ts';

const CORE = {
  resources: [
    { name: 'configmaps', kind: 'ConfigMap', namespaced: true },
    { name: 'namespaces', kind: 'Namespace', namespaced: false },
    { name: 'namespaces/status', kind: 'Namespace', namespaced: false },
    { name: 'pods', kind: 'Pod', namespaced: true },
    { name: 'secrets', kind: 'Secret', namespaced: true },
  ],
};

const servers: TestApiServer[] = [];
afterEach(async () => {
  // A test may have closed its own.
  await Promise.allSettled(servers.splice(0).map((server) => server.close()));
});

/** A cluster that is played, with some kinds of the core group. */
export async function serve(
  answer: (asked: Asked) => Answer | undefined,
  options: Omit<TestApiServerOptions, 'answer'> = {},
): Promise<{ server: TestApiServer; cluster: Cluster }> {
  const server = await startApiServer({
    ...options,
    answer: (asked) => (asked.path === '/api/v1' ? { body: CORE } : answer(asked)),
  });
  servers.push(server);
  return { server, cluster: await connect(server.kubeconfig) };
}

export function connect(kubeconfig: string, context?: string): Promise<Cluster> {
  return connectCluster({ kubeconfig, context, env: {}, cwd: '/' });
}

/** What a call fails with, which holds no credential. */
export async function failureOf(call: Promise<unknown>): Promise<ClusterError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  const failure = error as ClusterError;
  expect(`${failure.message} ${failure.hint ?? ''}`).not.toContain(TOKEN);
  return failure;
}

export const POD = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' };
export const SETTINGS: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'shop' },
  data: { size: 'large' },
};
