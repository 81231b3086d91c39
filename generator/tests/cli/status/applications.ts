import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';

const REPOSITORY = 'https://git.example.com/acme/platform.git';
const COMMIT = 'a'.repeat(40);

/** An Application as Argo CD 3.5.1 keeps it; Synced and Healthy unless said. */
export function application(name: string, status: JsonObject = {}): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      source: {
        repoURL: REPOSITORY,
        targetRevision: 'refs/heads/main',
        path: `overlays/x/${name}`,
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: name },
      syncPolicy: { automated: { prune: !name.endsWith('-prod') } },
    },
    status: {
      sync: { status: 'Synced', revision: COMMIT },
      health: { status: 'Healthy' },
      ...status,
    },
  };
}

/** All that the sample's gitops.yaml wants, fine, with some in another state. */
export function sampleApplications(
  others: Readonly<Record<string, JsonObject>> = {},
): KubernetesObject[] {
  return ['root', 'argo-cd', 'web-dev', 'web-prod'].map((name) => application(name, others[name]));
}

/** An operation that ended. */
export function operation(
  phase: string,
  message: string,
  resources: JsonObject[] = [],
): JsonObject {
  return {
    phase,
    message,
    startedAt: '2026-11-23T00:08:30Z',
    finishedAt: '2026-11-23T00:09:01Z',
    syncResult: { revision: COMMIT, resources },
  };
}

/** A Deployment whose pod lacks a Secret, as the cluster has them. */
export function failingObjects(namespace: string): KubernetesObject[] {
  const meta = (name: string, uid: string, owner?: string) => ({
    name,
    namespace,
    uid,
    ...(owner === undefined ? {} : { ownerReferences: [{ uid: owner }] }),
  });
  const waiting = { reason: 'CreateContainerConfigError', message: 'secret "login" not found' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...meta('web', 'd'), generation: 1 },
      spec: { replicas: 1 },
      status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1 },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: meta('web-1', 'r', 'd'),
      spec: { replicas: 1 },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: meta('web-1-a', 'p', 'r'),
      spec: { restartPolicy: 'Always' },
      status: { phase: 'Pending', containerStatuses: [{ name: 'main', state: { waiting } }] },
    },
  ];
}

/** How an Application lists an object that it manages. */
export function managed(
  kind: string,
  name: string,
  more: JsonObject & { group?: string; namespace?: string } = {},
): JsonObject {
  return { version: 'v1', kind, name, status: 'Synced', ...more };
}
