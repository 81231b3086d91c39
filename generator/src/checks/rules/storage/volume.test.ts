import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkVolume } from './volume.ts';

const basics = { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] };
const nfs = { server: 'a', path: '/b' };

describe('PersistentVolume', () => {
  it.each([
    ['a volume', { ...basics, nfs }, []],
    ['nothing', {}, ['spec.accessModes', 'spec.capacity', 'spec']],
    ['no capacity', { ...basics, nfs, capacity: { storage: '0' } }, ['spec.capacity.storage']],
    [
      'another capacity',
      { ...basics, nfs, capacity: { memory: '1Gi' } },
      ['spec.capacity.memory', 'spec.capacity.storage'],
    ],
    ['an unknown mode', { ...basics, nfs, accessModes: ['RWO'] }, ['spec.accessModes.0']],
    [
      'a mode that stands alone',
      { ...basics, nfs, accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] },
      ['spec.accessModes'],
    ],
    [
      'an unknown policy',
      { ...basics, nfs, persistentVolumeReclaimPolicy: 'Keep' },
      ['spec.persistentVolumeReclaimPolicy'],
    ],
    ['two sources', { ...basics, nfs, hostPath: { path: '/a' } }, ['spec.nfs']],
    ['a flexVolume beside another', { ...basics, nfs, flexVolume: { driver: 'a/b' } }, []],
    [
      'an empty flexVolume beside another',
      { ...basics, nfs, flexVolume: {} },
      ['spec.flexVolume.driver'],
    ],
    ['an empty source', { ...basics, nfs: {} }, ['spec.nfs.server', 'spec.nfs.path']],
    ['a local one without its node', { ...basics, local: { path: '/a' } }, ['spec.nodeAffinity']],
    [
      'an affinity to nothing',
      { ...basics, nfs, nodeAffinity: {} },
      ['spec.nodeAffinity.required'],
    ],
    [
      'the root of the node, to be emptied',
      { ...basics, hostPath: { path: '/a/..' }, persistentVolumeReclaimPolicy: 'Recycle' },
      ['spec.hostPath.path', 'spec.persistentVolumeReclaimPolicy'],
    ],
    ['attributes without CSI', { ...basics, nfs, volumeAttributesClassName: 'a' }, ['spec.csi']],
    [
      'an empty class of attributes',
      { ...basics, csi: { driver: 'a', volumeHandle: 'b' }, volumeAttributesClassName: '' },
      ['spec.volumeAttributesClassName'],
    ],
    ['an empty mode of volume', { ...basics, nfs, volumeMode: '' }, ['spec.volumeMode']],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkVolume, { spec })).toEqual(expected);
  });

  it('takes mount options by annotation for some sources only', () => {
    const annotations = { 'volume.beta.kubernetes.io/mount-options': 'ro' };
    const metadata = { annotations };
    expect(complainedPaths(checkVolume, { metadata, spec: { ...basics, nfs } })).toEqual([]);
    const spec = { ...basics, hostPath: { path: '/a' } };
    expect(complainedPaths(checkVolume, { metadata, spec })).toEqual([
      'metadata.annotations.volume.beta.kubernetes.io/mount-options',
    ]);
  });
});

const iqn = 'iqn.2001-04.com.example:disk';

describe('a source of a volume', () => {
  it.each([
    ['hostPath', { path: '/a', type: 'Folder' }, ['type']],
    ['hostPath', { path: '/a', type: '' }, []],
    ['gcePersistentDisk', { pdName: 'a', partition: 256 }, ['partition']],
    ['awsElasticBlockStore', {}, ['volumeID']],
    ['glusterfs', { endpoints: 'a', path: 'b', endpointsNamespace: '' }, ['endpointsNamespace']],
    ['flocker', { datasetName: 'a/b', datasetUUID: 'c' }, ['', 'datasetName']],
    ['flocker', {}, ['']],
    ['rbd', {}, ['monitors', 'image']],
    ['quobyte', { registry: 'a:1,b', volume: 'c' }, ['registry']],
    ['quobyte', { registry: 'a:1', volume: 'c', tenant: 't'.repeat(65) }, ['tenant']],
    ['cephfs', { monitors: [] }, ['monitors']],
    ['iscsi', { targetPortal: 'a', iqn, initiatorName: iqn }, []],
    [
      'iscsi',
      { targetPortal: 'a', iqn: 'disk', lun: 256, initiatorName: '' },
      ['iqn', 'lun', 'initiatorName'],
    ],
    ['iscsi', { targetPortal: 'a', iqn, chapAuthSession: true }, ['secretRef']],
    [
      'iscsi',
      { targetPortal: 'p'.repeat(64), iqn, initiatorName: 'naa.0123456789abcdef0123456789abcdef' },
      ['targetPortal'],
    ],
    ['cinder', { volumeID: 'a', secretRef: { name: 'b' } }, ['secretRef.namespace']],
    ['fc', { targetWWNs: ['a'], wwids: ['b'], lun: 1 }, ['targetWWNs']],
    ['fc', { targetWWNs: ['a'] }, ['lun']],
    ['fc', {}, ['targetWWNs']],
    [
      'flexVolume',
      { driver: 'a', options: { 'x.kubernetes.io/a': 'b' } },
      ['options.x.kubernetes.io/a'],
    ],
    ['azureFile', { secretName: 'a', shareName: 'b', secretNamespace: '' }, ['secretNamespace']],
    ['azureDisk', { diskName: 'a', diskURI: '/subscriptions/b' }, ['diskURI']],
    [
      'azureDisk',
      { diskName: 'a', diskURI: '/subscriptions/b', kind: 'Managed', cachingMode: '' },
      ['cachingMode'],
    ],
    ['vsphereVolume', {}, ['volumePath']],
    ['photonPersistentDisk', {}, ['pdID']],
    ['portworxVolume', {}, ['volumeID']],
    ['scaleIO', { gateway: 'a' }, ['system', 'volumeName']],
    [
      'storageos',
      { volumeName: 'A', secretRef: {} },
      ['volumeName', 'secretRef.name', 'secretRef.namespace'],
    ],
    [
      'csi',
      { driver: 'A.b', volumeHandle: 'h', nodePublishSecretRef: { name: 's' } },
      ['nodePublishSecretRef.namespace'],
    ],
    ['csi', { driver: 'd'.repeat(64) }, ['driver', 'volumeHandle']],
  ])('%s %j', (kind, source, expected) => {
    const paths = complainedPaths(checkVolume, { spec: { ...basics, [kind]: source } });
    const start = `spec.${kind}`;
    expect(paths).toEqual(expected.map((path) => (path === '' ? start : `${start}.${path}`)));
  });
});
