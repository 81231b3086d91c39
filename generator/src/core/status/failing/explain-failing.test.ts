import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { explainFailing } from './explain-failing.ts';

const NAMESPACE = 'shop';

function object(
  apiVersion: string,
  kind: string,
  name: string,
  rest: JsonObject = {},
  owner?: string,
): KubernetesObject {
  const ownerReferences = owner === undefined ? [] : [{ uid: owner }];
  const metadata = { name, namespace: NAMESPACE, uid: `${kind}-${name}`, ownerReferences };
  return { apiVersion, kind, metadata, ...rest };
}

const deployment = object('apps/v1', 'Deployment', 'web', {
  spec: { replicas: 2 },
  status: {
    replicas: 2,
    updatedReplicas: 2,
    conditions: [
      { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', message: 'no' },
      {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: 'ReplicaSet "web-1" has timed out progressing.',
      },
    ],
  },
});
const replicaSet = object(
  'apps/v1',
  'ReplicaSet',
  'web-1',
  { spec: { replicas: 2 }, status: {} },
  'Deployment-web',
);

function pod(name: string, status: JsonObject, spec: JsonObject = {}): KubernetesObject {
  return object('v1', 'Pod', name, { spec, status }, 'ReplicaSet-web-1');
}

function waiting(reason: string, message: string, more: JsonObject = {}): JsonObject {
  const state = { waiting: { reason, message } };
  return { phase: 'Pending', containerStatuses: [{ name: 'main', state, ...more }] };
}

function event(on: KubernetesObject, fields: JsonObject): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'e', namespace: NAMESPACE },
    involvedObject: { uid: on.metadata['uid'] ?? '' },
    type: 'Warning',
    ...fields,
  };
}

/** What is told of the pods of the failing Deployment. */
function causesOf(
  pods: KubernetesObject[],
  events: KubernetesObject[] = [],
  others: KubernetesObject[] = [],
) {
  const found = explainFailing({
    managed: [deployment],
    others: [replicaSet, ...pods, ...others],
    events,
  });
  expect(found.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
    'Deployment ProgressDeadlineExceeded',
  ]);
  return found.flatMap(({ causes }) =>
    causes.map(({ kind, name, reason, message, more }) => ({ kind, name, reason, message, more })),
  );
}

describe('what pods tell', () => {
  it('a missing secret', () => {
    const status = waiting('CreateContainerConfigError', 'secret "none" not found');
    expect(causesOf([pod('web-1-a', status)])).toEqual([
      {
        kind: 'Pod',
        name: 'web-1-a',
        reason: 'CreateContainerConfigError',
        message: 'secret "none" not found',
        more: 0,
      },
    ]);
  });

  it('a missing image once, although pods are at different steps of trying', () => {
    const image = 'ghcr.io/acme/none:1.0.0';
    const [first, ...others] = causesOf([
      pod(
        'web-1-a',
        waiting('ImagePullBackOff', `Back-off pulling image "${image}": ErrImagePull: x`),
      ),
      pod('web-1-b', waiting('ErrImagePull', `failed to pull and unpack image "${image}": y`)),
    ]);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ name: 'web-1-a', reason: 'ImagePullBackOff', more: 1 });
  });

  it('how a crashing container ended', () => {
    const status = waiting('CrashLoopBackOff', 'back-off 10s restarting failed container=main', {
      lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
    });
    expect(causesOf([pod('web-1-a', status)])[0]?.message).toBe(
      'container "main" ended with exit code 137 (OOMKilled); back-off 10s restarting failed container=main',
    );
  });

  it('how often it was restarted, between two starts', () => {
    const state = { terminated: { exitCode: 3, reason: 'Error' } };
    const containerStatuses = [{ name: 'main', restartCount: 4, state, lastState: state }];
    const status = { phase: 'Running', containerStatuses };
    expect(causesOf([pod('web-1-a', status)])[0]).toMatchObject({
      reason: 'Error',
      message: 'container "main" ended with exit code 3, restarted 4 times',
    });
  });

  it('that an init container fails', () => {
    const state = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } };
    const status = {
      phase: 'Pending',
      initContainerStatuses: [{ name: 'setup', state }],
      containerStatuses: [{ name: 'main', state: { waiting: { reason: 'PodInitializing' } } }],
    };
    expect(causesOf([pod('web-1-a', status)])[0]?.reason).toBe('CrashLoopBackOff');
  });

  it('that no node takes it', () => {
    const message = '0/3 nodes are available: 3 Insufficient memory.';
    const conditions = [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
    ];
    const status = { phase: 'Pending', conditions };
    expect(causesOf([pod('web-1-a', status)])[0]).toMatchObject({
      reason: 'Unschedulable',
      message,
    });
  });

  it('the latest event of what waits without a word', () => {
    const one = pod('web-1-a', waiting('ContainerCreating', ''));
    const events = [
      event(one, { reason: 'Old', message: 'old', lastTimestamp: '2026-11-23T00:00:01Z' }),
      event(one, {
        reason: 'FailedMount',
        message: 'no such map',
        eventTime: '2026-11-23T00:00:09.127709Z',
        lastTimestamp: null,
      }),
      event(one, {
        type: 'Normal',
        reason: 'Pulled',
        message: 'fine',
        lastTimestamp: '2026-11-23T00:09:00Z',
      }),
    ];
    expect(causesOf([one], events)[0]).toMatchObject({
      reason: 'FailedMount',
      message: 'no such map',
    });
  });

  it('which containers are not ready where nothing else is known', () => {
    const containerStatuses = [{ name: 'main', ready: false, state: { running: {} } }];
    expect(causesOf([pod('web-1-a', { phase: 'Running', containerStatuses })])[0]).toMatchObject({
      reason: 'NotReady',
      message: 'container "main" not ready',
    });
  });

  it('the claim that a pod waits for, with the event that is none of the warnings', () => {
    const claim = object('v1', 'PersistentVolumeClaim', 'data', { status: { phase: 'Pending' } });
    const message = 'no persistent volumes available for this claim and no storage class is set';
    const events = [event(claim, { type: 'Normal', reason: 'FailedBinding', message })];
    const spec = { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] };
    const causes = causesOf([pod('web-1-a', { phase: 'Pending' }, spec)], events, [claim]);
    expect(causes).toContainEqual({
      kind: 'PersistentVolumeClaim',
      name: 'data',
      reason: 'FailedBinding',
      message,
      more: 0,
    });
  });

  it('that pods cannot be made at all', () => {
    const message = 'pods "web-1-" is forbidden: exceeded quota';
    const conditions = [
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message },
    ];
    const stuck = { ...replicaSet, status: { conditions } };
    const [found] = explainFailing({ managed: [deployment], others: [stuck], events: [] });
    expect(found?.causes).toMatchObject([{ kind: 'ReplicaSet', reason: 'FailedCreate', message }]);
  });
});

describe('which objects are told', () => {
  it('neither what is healthy, nor what belongs to it or to others', () => {
    const cronJob = object('batch/v1', 'CronJob', 'backup', { spec: {}, status: {} });
    const conditions = [
      { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', message: 'x' },
    ];
    const failedJob = object(
      'batch/v1',
      'Job',
      'backup-1',
      { status: { conditions } },
      'CronJob-backup',
    );
    const stranger = object('v1', 'Pod', 'other', { status: { phase: 'Failed' } });
    expect(
      explainFailing({ managed: [cronJob], others: [failedJob, stranger], events: [] }),
    ).toEqual([]);
  });

  it('the worst first', () => {
    const claim = object('v1', 'PersistentVolumeClaim', 'a', { status: { phase: 'Pending' } });
    const found = explainFailing({ managed: [claim, deployment], others: [], events: [] });
    expect(found.map(({ kind }) => kind)).toEqual(['Deployment', 'PersistentVolumeClaim']);
  });

  it('kinds of which Argo CD alone knows the health', () => {
    const database = object('example.org/v1', 'Database', 'db');
    const health = new Map([
      ['Database-db', { status: 'Degraded' as const, message: 'no quorum' }],
    ]);
    expect(explainFailing({ managed: [database], others: [], events: [], health })).toMatchObject([
      { kind: 'Database', reason: 'Degraded', message: 'no quorum' },
    ]);
  });
});
