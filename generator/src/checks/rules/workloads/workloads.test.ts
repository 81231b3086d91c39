import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../core/kubernetes/object.ts';
import type { FieldCheck } from '../shared/field.ts';
import { complainedPaths } from '../test-complaints.ts';
import { checkDaemonSet } from './daemon-set.ts';
import { checkDeployment } from './deployment.ts';
import { checkReplicaSet, checkReplicationController } from './replica-set.ts';
import { checkControllerRevision, checkPodTemplateObject } from './small-kinds.ts';
import { checkStatefulSet } from './stateful-set.ts';

const CONTAINERS = [{ name: 'web', image: 'nginx:1.29' }];
const TEMPLATE = { metadata: { labels: { app: 'web' } }, spec: { containers: CONTAINERS } };
const SELECTOR = { matchLabels: { app: 'web' } };

function workload(check: FieldCheck, spec: JsonObject): string[] {
  return complainedPaths(check, {
    metadata: { name: 'web' },
    spec: { selector: SELECTOR, template: TEMPLATE, ...spec },
  }).map((path) => path.replace(/^spec\./, ''));
}

function templateWith(part: JsonObject): Json {
  return { ...TEMPLATE, spec: { containers: CONTAINERS, ...part } };
}

describe.each([
  ['Deployment', checkDeployment],
  ['ReplicaSet', checkReplicaSet],
  ['StatefulSet', checkStatefulSet],
  ['DaemonSet', checkDaemonSet],
])('%s', (_, check) => {
  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ selector: null }, ['selector']],
    [{ selector: {} }, ['selector']],
    [{ selector: { matchLabels: { app: 'other' } } }, ['template.metadata.labels']],
    [{ selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }, []],
    [{ selector: { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['y'] }] } }, []],
    [
      { selector: { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] } },
      ['template.metadata.labels'],
    ],
    [
      { selector: { matchLabels: { app: 'a b' } } },
      ['selector.matchLabels.app', 'template.metadata.labels'],
    ],
    [{ minReadySeconds: -1 }, ['minReadySeconds']],
    [{ template: templateWith({ restartPolicy: 'Never' }) }, ['template.spec.restartPolicy']],
    [
      { template: templateWith({ activeDeadlineSeconds: 1 }) },
      ['template.spec.activeDeadlineSeconds'],
    ],
    [{ template: templateWith({ containers: [] }) }, ['template.spec.containers']],
  ])('of %j finds %j', (spec, paths) => {
    expect(workload(check, spec)).toEqual(paths);
  });
});

describe('checkDeployment', () => {
  it.each<[JsonObject, string[]]>([
    [{ replicas: -1, revisionHistoryLimit: -1 }, ['replicas', 'revisionHistoryLimit']],
    [{ strategy: { type: 'Recreate', rollingUpdate: null } }, []],
    [{ strategy: { type: 'Recreate', rollingUpdate: {} } }, ['strategy.rollingUpdate']],
    [{ strategy: { type: 'X' } }, ['strategy.type']],
    [{ strategy: { rollingUpdate: { maxSurge: 0 } } }, []],
    [
      { strategy: { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } } },
      ['strategy.rollingUpdate.maxUnavailable'],
    ],
    [{ strategy: { rollingUpdate: { maxSurge: '101%' } } }, []],
    [
      { strategy: { rollingUpdate: { maxUnavailable: '101%' } } },
      ['strategy.rollingUpdate.maxUnavailable'],
    ],
    [{ strategy: { rollingUpdate: { maxSurge: '1' } } }, ['strategy.rollingUpdate.maxSurge']],
    [{ minReadySeconds: 599 }, []],
    [{ minReadySeconds: 600 }, ['minReadySeconds']],
    [{ minReadySeconds: 5, progressDeadlineSeconds: 5 }, ['progressDeadlineSeconds']],
  ])('of %j finds %j', (spec, paths) => {
    expect(workload(checkDeployment, spec)).toEqual(paths);
  });
});

describe('checkDaemonSet', () => {
  it.each<[JsonObject, string[]]>([
    [{ updateStrategy: { type: 'OnDelete', rollingUpdate: { maxSurge: 'x' } } }, []],
    [{ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }, []],
    [{ updateStrategy: { type: 'X' } }, ['updateStrategy.type']],
    [
      { updateStrategy: { rollingUpdate: { maxSurge: 1 } } },
      ['updateStrategy.rollingUpdate.maxSurge'],
    ],
    [
      { updateStrategy: { rollingUpdate: { maxUnavailable: '0%' } } },
      ['updateStrategy.rollingUpdate.maxUnavailable'],
    ],
  ])('of %j finds %j', (spec, paths) => {
    expect(workload(checkDaemonSet, spec)).toEqual(paths);
  });
});

describe('checkStatefulSet', () => {
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };

  it.each<[JsonObject, string[]]>([
    [{ podManagementPolicy: 'X' }, ['podManagementPolicy']],
    [{ serviceName: 'a.b' }, ['serviceName']],
    [{ serviceName: '' }, []],
    [{ ordinals: { start: -1 } }, ['ordinals.start']],
    [
      { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'X' } },
      ['persistentVolumeClaimRetentionPolicy.whenDeleted'],
    ],
    [{ updateStrategy: { type: 'OnDelete', rollingUpdate: {} } }, ['updateStrategy.rollingUpdate']],
    [{ updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } }, []],
    [{ volumeClaimTemplates: [claim] }, []],
    [
      { volumeClaimTemplates: [{}] },
      [
        'volumeClaimTemplates.0.metadata.name',
        'volumeClaimTemplates.0.spec.accessModes',
        'volumeClaimTemplates.0.spec.resources.requests.storage',
      ],
    ],
    [{ template: templateWith({ hostname: 'A b' }) }, []],
  ])('of %j finds %j', (spec, paths) => {
    expect(workload(checkStatefulSet, spec)).toEqual(paths);
  });

  it('gives its claims to the pods, in place of volumes of the same name', () => {
    const template = templateWith({
      containers: [
        { ...CONTAINERS[0], name: 'web', volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      ],
      volumes: [{ name: 'data', hostPath: {} }],
    });
    expect(workload(checkStatefulSet, { template, volumeClaimTemplates: [claim] })).toEqual([]);
    expect(workload(checkStatefulSet, { template })).toEqual([
      'template.spec.volumes.0.hostPath.path',
    ]);
  });
});

describe('checkReplicationController', () => {
  it.each<[JsonObject, string[]]>([
    [{ selector: null }, []],
    [{ selector: { app: 'web' } }, []],
    [{ selector: { app: 'other' } }, ['template.metadata.labels']],
    [{ selector: null, template: { spec: { containers: CONTAINERS } } }, ['selector']],
    [{ selector: null, template: null }, ['selector', 'template']],
  ])('of %j finds %j', (spec, paths) => {
    expect(workload(checkReplicationController, spec)).toEqual(paths);
  });
});

describe('small kinds', () => {
  it('looks at the template of a PodTemplate', () => {
    expect(complainedPaths(checkPodTemplateObject, { template: TEMPLATE })).toEqual([]);
    expect(complainedPaths(checkPodTemplateObject, {})).toEqual(['template.spec.containers']);
  });

  it.each<[JsonObject, string[]]>([
    [{ data: { a: 1 }, revision: 1 }, []],
    [{ data: {}, revision: -1 }, ['revision']],
    [{ data: [] }, ['data']],
    [{}, ['data']],
  ])('of the ControllerRevision %j finds %j', (revision, paths) => {
    expect(complainedPaths(checkControllerRevision, revision)).toEqual(paths);
  });
});
