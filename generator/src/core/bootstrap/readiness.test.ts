import { describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { describeUnready, podTroubles, unreadyReason } from './readiness.ts';

function workload(status: object, spec: object = {}): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'argocd-server', namespace: 'argocd', generation: 2 },
    spec: { replicas: 1, ...spec },
    status: { ...status },
  };
}

describe('a workload', () => {
  test.each<[string, object, string | undefined]>([
    ['seen at an older generation', { observedGeneration: 1, availableReplicas: 1 }, 'not started'],
    ['without pods', { observedGeneration: 2 }, '0 of 1 pods made'],
    [
      'with a pod that is not available',
      { observedGeneration: 2, updatedReplicas: 1 },
      '0 of 1 pods available',
    ],
    [
      'that no longer makes progress',
      {
        observedGeneration: 2,
        updatedReplicas: 1,
        conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
      },
      '0 of 1 pods available, ProgressDeadlineExceeded',
    ],
    ['available', { observedGeneration: 2, updatedReplicas: 1, availableReplicas: 1 }, undefined],
  ])('%s', (_, status, reason) => {
    expect(unreadyReason(workload(status))).toBe(reason);
  });

  test('that nobody has made yet is not ready', () => {
    const { status: _, ...wanted } = workload({});
    expect(unreadyReason(wanted)).toBe('not started');
  });

  test('that wants no pods has them', () => {
    expect(unreadyReason(workload({ observedGeneration: 2 }, { replicas: 0 }))).toBeUndefined();
  });
});

test('a definition has to be established, other kinds have nothing to wait for', () => {
  const definition: KubernetesObject = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'applications.argoproj.io' },
  };
  const established = { conditions: [{ type: 'Established', status: 'True' }] };
  expect(describeUnready([definition, { ...definition, kind: 'Service' }])).toBe(
    'CustomResourceDefinition applications.argoproj.io (not established)',
  );
  expect(describeUnready([{ ...definition, status: established }])).toBe('');
});

test('why pods do not run', () => {
  const pod = (status: object): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'redis-1' },
    status: { ...status },
  });
  expect(
    podTroubles([
      pod({
        conditions: [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' }],
      }),
      pod({
        containerStatuses: [
          { state: { waiting: { reason: 'ImagePullBackOff', message: 'no such image' } } },
        ],
      }),
      pod({ initContainerStatuses: [{ state: { waiting: { reason: 'PodInitializing' } } }] }),
      pod({ containerStatuses: [{ state: { running: {} } }] }),
    ]),
  ).toEqual([
    'pod redis-1 has no node: 0/1 nodes are available',
    'pod redis-1: ImagePullBackOff (no such image)',
  ]);
});
