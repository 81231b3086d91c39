import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { healthOf } from './health.ts';
import type { HealthStatus } from './types.ts';

type Case = [what: string, status: HealthStatus | undefined, object: JsonObject];

function table(apiVersion: string, kind: string, cases: readonly Case[]): void {
  describe(kind, () => {
    it.each(cases)('%s: %s', (_, expected, object) => {
      const metadata = { name: 'x', generation: 2, ...(object['metadata'] as JsonObject) };
      const whole = { apiVersion, kind, ...object, metadata } as KubernetesObject;
      expect(healthOf(whole)?.status).toBe(expected);
    });
  });
}

const condition = (type: string, status: string, reason = 'R', message = 'why') => ({
  type,
  status,
  reason,
  message,
});

const counts = (status: JsonObject): JsonObject => ({ observedGeneration: 2, ...status });

table('apps/v1', 'Deployment', [
  [
    'all replicas are available',
    'Healthy',
    {
      spec: { replicas: 2 },
      status: counts({ replicas: 2, updatedReplicas: 2, availableReplicas: 2 }),
    },
  ],
  ['no replica is wanted', 'Healthy', { spec: { replicas: 0 }, status: counts({}) }],
  ['the change is not seen yet', 'Progressing', { spec: {}, status: { observedGeneration: 1 } }],
  [
    'some are not updated',
    'Progressing',
    { spec: { replicas: 2 }, status: counts({ updatedReplicas: 1 }) },
  ],
  [
    'old ones still run',
    'Progressing',
    {
      spec: { replicas: 1 },
      status: counts({ replicas: 2, updatedReplicas: 1, availableReplicas: 1 }),
    },
  ],
  [
    'some are not available',
    'Progressing',
    { spec: { replicas: 1 }, status: counts({ replicas: 1, updatedReplicas: 1 }) },
  ],
  [
    'its time is over',
    'Degraded',
    {
      spec: { replicas: 1 },
      status: counts({
        conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded')],
      }),
    },
  ],
  ['it is paused', 'Suspended', { spec: { paused: true }, status: {} }],
  [
    'it is being deleted',
    'Progressing',
    { metadata: { deletionTimestamp: '2026-11-23T00:00:00Z' }, spec: { paused: true } },
  ],
]);

table('apps/v1', 'StatefulSet', [
  ['it was never seen', 'Progressing', { metadata: { generation: 1 }, spec: {}, status: {} }],
  [
    'some are not ready',
    'Progressing',
    { spec: { replicas: 2 }, status: counts({ readyReplicas: 1 }) },
  ],
  [
    'a part of it is updated, as wanted',
    'Healthy',
    {
      spec: {
        replicas: 3,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
      },
      status: counts({ readyReplicas: 3, updatedReplicas: 1 }),
    },
  ],
  [
    'not all of that part are updated',
    'Progressing',
    {
      spec: {
        replicas: 3,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
      },
      status: counts({ readyReplicas: 3, updatedReplicas: 1 }),
    },
  ],
  [
    'it updates only what somebody deletes',
    'Healthy',
    {
      spec: { replicas: 1, updateStrategy: { type: 'OnDelete' } },
      status: counts({ readyReplicas: 1, updateRevision: 'b', currentRevision: 'a' }),
    },
  ],
  [
    'it is between two revisions',
    'Progressing',
    {
      spec: { replicas: 1 },
      status: counts({ readyReplicas: 1, updateRevision: 'b', currentRevision: 'a' }),
    },
  ],
]);

table('apps/v1', 'DaemonSet', [
  ['no node is there', 'Healthy', { status: counts({ desiredNumberScheduled: 0 }) }],
  [
    'some pods are old',
    'Progressing',
    { status: counts({ desiredNumberScheduled: 2, updatedNumberScheduled: 1 }) },
  ],
  [
    'some pods are not available',
    'Progressing',
    {
      status: counts({
        desiredNumberScheduled: 2,
        updatedNumberScheduled: 2,
        numberAvailable: 1,
      }),
    },
  ],
  [
    'it updates only what somebody deletes',
    'Healthy',
    {
      spec: { updateStrategy: { type: 'OnDelete' } },
      status: counts({ desiredNumberScheduled: 2 }),
    },
  ],
]);

table('apps/v1', 'ReplicaSet', [
  [
    'it cannot make pods',
    'Degraded',
    {
      spec: { replicas: 1 },
      status: counts({ conditions: [condition('ReplicaFailure', 'True')] }),
    },
  ],
  ['some are not available', 'Progressing', { spec: { replicas: 1 }, status: counts({}) }],
  ['it is an old one', 'Healthy', { spec: { replicas: 0 }, status: counts({}) }],
]);

const waiting = (reason: string): JsonObject => ({
  containerStatuses: [{ name: 'main', state: { waiting: { reason, message: 'why' } } }],
});

table('v1', 'Pod', [
  ['it has no image', 'Degraded', { status: { phase: 'Pending', ...waiting('ErrImagePull') } }],
  [
    'it lacks a secret',
    'Degraded',
    { status: { phase: 'Pending', ...waiting('CreateContainerConfigError') } },
  ],
  ['it begins', 'Progressing', { status: { phase: 'Pending', ...waiting('ContainerCreating') } }],
  [
    'it has no image, and runs once',
    'Progressing',
    { spec: { restartPolicy: 'Never' }, status: { phase: 'Pending', ...waiting('ErrImagePull') } },
  ],
  [
    'it is ready',
    'Healthy',
    { status: { phase: 'Running', conditions: [condition('Ready', 'True')] } },
  ],
  ['it is not ready', 'Progressing', { status: { phase: 'Running' } }],
  [
    'it ended before, and is not ready',
    'Degraded',
    {
      status: {
        phase: 'Running',
        containerStatuses: [{ name: 'main', lastState: { terminated: { exitCode: 1 } } }],
      },
    },
  ],
  ['it is done', 'Healthy', { status: { phase: 'Succeeded' } }],
  ['it failed', 'Degraded', { status: { phase: 'Failed' } }],
  ['its node is lost', 'Unknown', { status: { phase: 'Unknown' } }],
]);

table('batch/v1', 'Job', [
  ['it runs', 'Progressing', { status: { active: 1 } }],
  ['it failed', 'Degraded', { status: { conditions: [condition('Failed', 'True')] } }],
  ['it is done', 'Healthy', { status: { conditions: [condition('Complete', 'True')] } }],
  ['it is suspended', 'Suspended', { status: { conditions: [condition('Suspended', 'True')] } }],
]);

const EARLY = '2026-11-23T00:00:00Z';
const LATE = '2026-11-23T01:00:00Z';

table('batch/v1', 'CronJob', [
  ['it never ran', 'Healthy', { status: {} }],
  ['it never succeeded', 'Healthy', { status: { lastScheduleTime: LATE } }],
  [
    'its last job failed',
    'Degraded',
    { status: { lastScheduleTime: LATE, lastSuccessfulTime: EARLY } },
  ],
  [
    'its last job runs',
    'Healthy',
    { status: { lastScheduleTime: LATE, lastSuccessfulTime: EARLY, active: [{ name: 'j' }] } },
  ],
  [
    'it is suspended',
    'Healthy',
    { spec: { suspend: true }, status: { lastScheduleTime: LATE, lastSuccessfulTime: EARLY } },
  ],
]);

table('v1', 'PersistentVolumeClaim', [
  ['it is bound', 'Healthy', { status: { phase: 'Bound' } }],
  ['it waits', 'Progressing', { status: { phase: 'Pending' } }],
  ['its volume is gone', 'Degraded', { status: { phase: 'Lost' } }],
]);

const address = { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } };

table('v1', 'Service', [
  ['it is one of the cluster', 'Healthy', { spec: { type: 'ClusterIP' } }],
  ['it waits for its address', 'Progressing', { spec: { type: 'LoadBalancer' } }],
  ['it has its address', 'Healthy', { spec: { type: 'LoadBalancer' }, status: address }],
]);

table('networking.k8s.io/v1', 'Ingress', [
  ['it waits for its address', 'Progressing', { status: { loadBalancer: {} } }],
  ['it has its address', 'Healthy', { status: address }],
]);

table('autoscaling/v2', 'HorizontalPodAutoscaler', [
  ['it has not begun', 'Progressing', { status: {} }],
  ['it can scale', 'Healthy', { status: { conditions: [condition('AbleToScale', 'True')] } }],
  [
    'it finds nothing to scale',
    'Degraded',
    { status: { conditions: [condition('AbleToScale', 'False', 'FailedGetScale')] } },
  ],
  [
    'it has no metrics',
    'Degraded',
    {
      status: {
        conditions: [
          condition('AbleToScale', 'True'),
          condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
        ],
      },
    },
  ],
]);

table('argoproj.io/v1alpha1', 'Application', [
  ['it was never looked at', 'Progressing', {}],
  ['it says itself', 'Degraded', { status: { health: { status: 'Degraded' } } }],
]);

table('apiextensions.k8s.io/v1', 'CustomResourceDefinition', [
  ['it is new', 'Progressing', { status: {} }],
  ['it is served', 'Healthy', { status: { conditions: [condition('Established', 'True')] } }],
  [
    'its names are taken',
    'Degraded',
    { status: { conditions: [condition('NamesAccepted', 'False')] } },
  ],
]);

table('external-secrets.io/v1', 'ExternalSecret', [
  ['it is new', 'Progressing', {}],
  [
    'the store has no such key',
    'Degraded',
    { status: { conditions: [condition('Ready', 'False')] } },
  ],
  ['it is there', 'Healthy', { status: { conditions: [condition('Ready', 'True')] } }],
]);

table('bitnami.com/v1alpha1', 'SealedSecret', [
  ['it cannot be opened', 'Degraded', { status: { conditions: [condition('Synced', 'False')] } }],
]);

table('v1', 'ConfigMap', [['it has no health', undefined, { data: {} }]]);
