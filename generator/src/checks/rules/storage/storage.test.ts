import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { complainedPaths } from '../test-complaints.ts';
import { claimRule } from './claim.ts';
import { checkCsiDriver, checkCsiNode, checkCsiStorageCapacity } from './csi.ts';
import { checkStorageClass, checkVolumeAttributesClass } from './storage-class.ts';
import { checkVolumeAttachment } from './volume-attachment.ts';

describe('PersistentVolumeClaim', () => {
  const basics = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const foreign = { apiGroup: 'a.b', kind: 'Disk', name: 'd' };
  it.each([
    ['a claim', basics, []],
    ['nothing', {}, ['spec.accessModes', 'spec.resources.requests.storage']],
    ['null', null, ['spec.accessModes', 'spec.resources.requests.storage']],
    ['a source that the server drops', { ...basics, dataSource: { ...foreign, name: '' } }, []],
    [
      'a reference into another namespace, which it drops',
      { ...basics, dataSourceRef: { namespace: 'n' } },
      [],
    ],
    [
      'a snapshot without a name',
      { ...basics, dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot' } },
      ['spec.dataSource.name'],
    ],
    ['a reference', { ...basics, dataSourceRef: foreign }, []],
    [
      'a reference to a foreign kind of the core',
      { ...basics, dataSourceRef: { kind: 'Disk', name: 'd' } },
      ['spec.dataSourceRef'],
    ],
    [
      'a source that is not the reference',
      { ...basics, dataSource: foreign, dataSourceRef: { ...foreign, name: 'e' } },
      ['spec.dataSource'],
    ],
  ])('%s', (_title, spec, expected) => {
    const findings = claimRule({ spec } as unknown as KubernetesObject);
    expect(findings.map(({ path }) => path.join('.'))).toEqual(expected);
  });
});

describe('StorageClass', () => {
  const term = { matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] };
  it.each([
    ['a provisioner', { provisioner: 'Example.com/Disk' }, []],
    ['none', {}, ['provisioner']],
    ['a policy of volumes', { provisioner: 'a', reclaimPolicy: 'Recycle' }, ['reclaimPolicy']],
    ['an empty mode', { provisioner: 'a', volumeBindingMode: '' }, ['volumeBindingMode']],
    ['an empty key', { provisioner: 'a', parameters: { '': 'b' } }, ['parameters']],
    [
      'one topology twice',
      {
        provisioner: 'a',
        allowedTopologies: [term, { matchLabelExpressions: [{ key: 'zone', values: ['b', 'a'] }] }],
      },
      ['allowedTopologies.1.matchLabelExpressions'],
    ],
    [
      'an empty topology',
      { provisioner: 'a', allowedTopologies: [{}] },
      ['allowedTopologies.0.matchLabelExpressions'],
    ],
    [
      'one value twice',
      {
        provisioner: 'a',
        allowedTopologies: [
          {
            matchLabelExpressions: [
              { key: 'z', values: ['a', 'a'] },
              { key: 'z', values: [] },
            ],
          },
        ],
      },
      ['values.1', 'key', 'values'].map(
        (path, index) => `allowedTopologies.0.matchLabelExpressions.${index === 0 ? 0 : 1}.${path}`,
      ),
    ],
  ])('%s', (_title, object, expected) => {
    expect(complainedPaths(checkStorageClass, object)).toEqual(expected);
  });

  it('of attributes has parameters', () => {
    expect(complainedPaths(checkVolumeAttributesClass, { driverName: 'a' })).toEqual([
      'parameters',
    ]);
    const object = { driverName: 'a', parameters: { iops: '10' } };
    expect(complainedPaths(checkVolumeAttributesClass, object)).toEqual([]);
  });
});

describe('CSI', () => {
  it.each([
    [{}, []],
    [{ fsGroupPolicy: '' }, ['spec.fsGroupPolicy']],
    [{ nodeAllocatableUpdatePeriodSeconds: 9 }, ['spec.nodeAllocatableUpdatePeriodSeconds']],
    [{ volumeLifecycleModes: ['Always'] }, ['spec.volumeLifecycleModes.0']],
    [{ tokenRequests: [{ audience: '' }, { audience: '' }] }, ['spec.tokenRequests.1.audience']],
    [
      { tokenRequests: [{ audience: 'a', expirationSeconds: 599 }] },
      ['spec.tokenRequests.0.expirationSeconds'],
    ],
    [{ serviceAccountTokenInSecrets: false }, ['spec.serviceAccountTokenInSecrets']],
  ])('driver %j', (spec, expected) => {
    expect(complainedPaths(checkCsiDriver, { spec })).toEqual(expected);
  });

  it('node has each driver once', () => {
    const drivers = [
      { name: 'a', nodeID: 'n', topologyKeys: ['k', 'k'] },
      { name: 'a', allocatable: { count: -1 } },
    ];
    expect(complainedPaths(checkCsiNode, { spec: { drivers } })).toEqual([
      'spec.drivers.0.topologyKeys.1',
      'spec.drivers.1.name',
      'spec.drivers.1.nodeID',
      'spec.drivers.1.allocatable.count',
    ]);
  });

  it('capacity is of a class', () => {
    expect(complainedPaths(checkCsiStorageCapacity, { capacity: '-1' })).toEqual([
      'storageClassName',
      'capacity',
    ]);
  });

  it('attachment has one source', () => {
    const spec = { attacher: 'a', nodeName: 'n' };
    const withSource = (source: object) =>
      complainedPaths(checkVolumeAttachment, { spec: { ...spec, source } });
    expect(withSource({ persistentVolumeName: 'p' })).toEqual([]);
    expect(withSource({})).toEqual(['spec.source']);
    expect(withSource({ persistentVolumeName: '' })).toEqual(['spec.source.persistentVolumeName']);
    const inlineVolumeSpec = {
      accessModes: ['ReadWriteOnce'],
      nfs: { server: 'a', path: '/' },
      capacity: { storage: '1' },
    };
    const start = 'spec.source.inlineVolumeSpec';
    expect(withSource({ inlineVolumeSpec })).toEqual([`${start}.capacity`, `${start}.csi`]);
  });
});
