import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/kubernetes/object.ts';
import { podComplaints, templateComplaints } from '../test-pod.ts';

function volume(source: JsonObject): string[] {
  return templateComplaints({ spec: { volumes: [{ name: 'v', ...source }] } }).map((path) =>
    path.replace(/^volumes\.0\.?/, ''),
  );
}

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const ISCSI = { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:disk', lun: 0 };

describe('sources', () => {
  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ emptyDir: null }, []],
    [{ emptyDir: { sizeLimit: '-1' } }, ['emptyDir.sizeLimit']],
    [{ emptyDir: {}, hostPath: { path: '' } }, ['hostPath']],
    [{ hostPath: { path: '/a/../b' } }, ['hostPath.path']],
    [{ hostPath: { path: '/a', type: '' } }, []],
    [{ hostPath: { path: '/a', type: 'Folder' } }, ['hostPath.type']],
    [{ gitRepo: { repository: 'a', directory: '/a' } }, ['gitRepo.directory']],
    [{ gcePersistentDisk: { pdName: 'a', partition: 256 } }, ['gcePersistentDisk.partition']],
    [{ awsElasticBlockStore: {} }, ['awsElasticBlockStore.volumeID']],
    [{ secret: { secretName: 'Any name' } }, []],
    [{ secret: {} }, ['secret.secretName']],
    [{ secret: { secretName: 'a', defaultMode: 0o1000 } }, ['secret.defaultMode']],
    [{ configMap: {} }, ['configMap.name']],
    [
      { configMap: { name: 'a', items: [{ key: '', path: '../a' }] } },
      ['configMap.items.0.key', 'configMap.items.0.path'],
    ],
    [{ configMap: { name: 'a', items: [{ key: 'a', path: '..a' }] } }, ['configMap.items.0.path']],
    [{ nfs: { server: 'a', path: 'a' } }, ['nfs.path']],
    [{ glusterfs: { endpoints: 'a' } }, ['glusterfs.path']],
    [{ flocker: {} }, ['flocker']],
    [{ flocker: { datasetName: 'a/b' } }, ['flocker.datasetName']],
    [{ persistentVolumeClaim: {} }, ['persistentVolumeClaim.claimName']],
    [{ rbd: { monitors: [], image: 'a' } }, ['rbd.monitors']],
    [{ cinder: { volumeID: 'a', secretRef: {} } }, ['cinder.secretRef.name']],
    [{ quobyte: { registry: '[::1]:1,b:2', volume: 'v' } }, []],
    [{ quobyte: { registry: '::1:1', volume: 'v' } }, ['quobyte.registry']],
    [{ fc: { wwids: ['a'], lun: 999 } }, []],
    [{ fc: { targetWWNs: ['a'] } }, ['fc.lun']],
    [{ fc: {} }, ['fc.targetWWNs']],
    [
      { flexVolume: { driver: 'a', options: { 'a.K8s.io/x': 'y' } } },
      ['flexVolume.options.a.K8s.io/x'],
    ],
    [{ azureFile: { secretName: 'a' } }, ['azureFile.shareName']],
    [{ azureDisk: { diskName: 'a', diskURI: '/subscriptions/a' } }, ['azureDisk.diskURI']],
    [{ azureDisk: { diskName: 'a', diskURI: '/subscriptions/a', kind: 'Managed' } }, []],
    [{ storageos: { volumeName: 'A' } }, ['storageos.volumeName']],
    [{ csi: { driver: 'A.B' } }, []],
    [{ csi: { driver: 'a_b' } }, ['csi.driver']],
    [{ csi: { driver: 'a', nodePublishSecretRef: {} } }, ['csi.nodePublishSecretRef.name']],
    [{ iscsi: ISCSI }, []],
    [{ iscsi: { ...ISCSI, iqn: 'eui.0123' } }, ['iscsi.iqn']],
    [{ iscsi: { ...ISCSI, chapAuthSession: true } }, ['iscsi.secretRef']],
    [{ iscsi: { ...ISCSI, initiatorName: 'x' } }, ['iscsi.initiatorName']],
    [{ image: { reference: 'a', pullPolicy: 'X' } }, ['image.pullPolicy']],
    [{ ephemeral: {} }, ['ephemeral.volumeClaimTemplate']],
    [{ ephemeral: { volumeClaimTemplate: { spec: CLAIM } } }, []],
    [
      { ephemeral: { volumeClaimTemplate: { metadata: { name: 'a' }, spec: CLAIM } } },
      ['ephemeral.volumeClaimTemplate.metadata.name'],
    ],
    [
      { ephemeral: { volumeClaimTemplate: { metadata: { finalizers: [] }, spec: CLAIM } } },
      ['ephemeral.volumeClaimTemplate.metadata.finalizers'],
    ],
  ])('of %j finds %j', (source, paths) => {
    expect(volume(source)).toEqual(paths);
  });

  it('asks only a Pod itself for the image of a volume', () => {
    expect(volume({ image: {} })).toEqual([]);
    expect(podComplaints({ spec: { volumes: [{ name: 'v', image: {} }] } })).toEqual([
      'volumes.0.image.reference',
    ]);
  });
});

describe('files of the downward API and projected volumes', () => {
  const name = { path: 'a', fieldRef: { fieldPath: 'metadata.name' } };
  const keyed = { name: 's', items: [{ key: 'k', path: 'a' }] };

  it.each<[JsonObject, string[]]>([
    [{ downwardAPI: { items: [name] } }, []],
    [{ downwardAPI: { items: [{ path: 'a' }] } }, ['downwardAPI.items.0']],
    [
      { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'spec.nodeName' } }] } },
      ['downwardAPI.items.0.fieldRef.fieldPath'],
    ],
    [
      { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } },
      ['downwardAPI.items.0.resourceFieldRef.containerName'],
    ],
    [{ projected: {} }, []],
    [{ projected: { sources: [{}] } }, []],
    [{ projected: { sources: [{ secret: {} }] } }, ['projected.sources.0.secret.name']],
    [
      { projected: { sources: [{ secret: { name: 's' }, configMap: { name: 'c' } }] } },
      ['projected.sources.0'],
    ],
    [
      { projected: { sources: [{ secret: keyed }, { downwardAPI: { items: [name] } }] } },
      ['projected.sources.1.downwardAPI.items.0.path'],
    ],
    [
      { projected: { sources: [{ serviceAccountToken: { expirationSeconds: 599 } }] } },
      [
        'projected.sources.0.serviceAccountToken.path',
        'projected.sources.0.serviceAccountToken.expirationSeconds',
      ],
    ],
    [{ projected: { sources: [{ clusterTrustBundle: { path: '' } }] } }, []],
  ])('of %j finds %j', (source, paths) => {
    expect(volume(source)).toEqual(paths);
  });
});

describe('names', () => {
  it.each(['', 'A', 'a.b'])('refuses %j', (name) => {
    expect(volume({ name })).toEqual(['name']);
  });

  it('takes each once', () => {
    const volumes = [{ name: 'v' }, { name: 'v' }];
    expect(templateComplaints({ spec: { volumes } })).toEqual(['volumes.1.name']);
  });

  it('knows the claims that a Pod makes for ephemeral volumes', () => {
    const volumes = [
      { name: 'data', ephemeral: { volumeClaimTemplate: { spec: CLAIM } } },
      { name: 'other', persistentVolumeClaim: { claimName: 'web-data' } },
    ];
    expect(podComplaints({ spec: { volumes } })).toEqual([
      'volumes.1.persistentVolumeClaim.claimName',
    ]);
    expect(templateComplaints({ spec: { volumes } })).toEqual([]);
  });
});
