import { expect, test } from 'vitest';
import { placeInRange, supportedKubernetes } from '../argocd/supported-kubernetes.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { installStages } from './install-stages.ts';
import { describeResource, neededAccess } from './needed-access.ts';
import { planBootstrap, type BootstrapFacts } from './plan.ts';
import { isSameObject, keepTracking } from './same-object.ts';

const DONE: BootstrapFacts = {
  namespace: 'argocd',
  version: '3.5.1',
  existing: undefined,
  install: { missing: 0, different: 0, unready: '' },
  access: 'same',
  missingSecrets: [],
  root: { missing: 0, different: 0 },
  rootTrouble: undefined,
};

const todos = (facts: Partial<BootstrapFacts>) =>
  planBootstrap({ ...DONE, ...facts }).flatMap(({ id, todo }) =>
    todo === undefined ? [] : [`${id}: ${todo}`],
  );

test('a finished cluster needs nothing', () => {
  expect(todos({})).toEqual([]);
});

test('an empty cluster needs everything', () => {
  expect(
    todos({
      install: { missing: 60, different: 0, unready: 'all' },
      access: 'missing',
      missingSecrets: ['blog/mysql'],
      root: { missing: 2, different: 0 },
      rootTrouble: 'the root is not there',
    }),
  ).toEqual([
    'install: apply 60 new objects',
    'available: wait for its pods',
    'access: store it as a repository Secret of Argo CD',
    'secrets: make blog/mysql',
    'root: apply 2 new objects',
    'settled: wait for it',
  ]);
});

test('an interrupted run needs the rest', () => {
  const existing = {
    namespace: 'argocd',
    version: '3.4.0',
    installedBy: 'helm',
    detail: 'cd',
  } as const;
  expect(todos({ install: { missing: 1, different: 2, unready: '' }, existing })).toEqual([
    'install: apply 1 new object and 2 changed objects, over Argo CD 3.4.0',
    'available: wait for its pods',
  ]);
});

const object = (kind: string, metadata: object = {}): KubernetesObject => ({
  apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name: 'x', ...metadata },
});

test('definitions come before what is of their kind, pods last', () => {
  const kinds = ['StatefulSet', 'ConfigMap', 'Namespace', 'CustomResourceDefinition', 'Deployment'];
  const stages = installStages(kinds.map((kind) => object(kind)));
  expect(
    Object.values(stages).map((stage: KubernetesObject[]) => stage.map(({ kind }) => kind)),
  ).toEqual([
    ['Namespace'],
    ['CustomResourceDefinition'],
    ['ConfigMap'],
    ['StatefulSet', 'Deployment'],
  ]);
});

test('the rights that are needed, kind by kind', () => {
  const needed = neededAccess(
    [
      object('Deployment', { namespace: 'argocd' }),
      { ...object('ClusterRole'), apiVersion: 'rbac.authorization.k8s.io/v1' },
      { ...object('NetworkPolicy', { namespace: 'argocd' }), apiVersion: 'networking.k8s.io/v1' },
    ],
    'argocd',
  ).map((access) => `${access.verb} ${describeResource(access)}`);
  expect(needed).toEqual(
    expect.arrayContaining([
      'create deployments.apps in namespace argocd',
      'escalate clusterroles.rbac.authorization.k8s.io',
      'patch networkpolicies.networking.k8s.io in namespace argocd',
      'create secrets in namespace argocd',
      'patch applications.argoproj.io in namespace argocd',
    ]),
  );
});

test("what the server writes itself is no change, and Argo CD's mark stays", () => {
  const tracked = { 'argocd.argoproj.io/tracking-id': 'argo-cd:/Deployment:argocd/x' };
  const present = object('Deployment', {
    resourceVersion: '1',
    generation: 1,
    annotations: tracked,
  });
  const wanted = keepTracking(object('Deployment', { annotations: { a: 'b' } }), present);
  expect(wanted.metadata['annotations']).toEqual({ a: 'b', ...tracked });
  expect(
    isSameObject(present, { ...present, metadata: { ...present.metadata, resourceVersion: '2' } }),
  ).toBe(true);
  expect(isSameObject(present, { ...present, spec: { replicas: 2 } })).toBe(false);
});

test.each([
  ['v1.32.1', 'older'],
  ['v1.33.0', 'within'],
  ['v1.36.9-eks-1', 'within'],
  ['v1.37.0', 'newer'],
  ['unheard-of', 'unknown'],
])('Kubernetes %s is %s than what Argo CD 3.5 is tested with', (version, place) => {
  const range = supportedKubernetes('3.5.1');
  expect(range && placeInRange(version, range)).toBe(place);
});
