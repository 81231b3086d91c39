import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { checkHostPath } from '../../shared/volume-sources/host-path.ts';
import { checkIscsi } from '../../shared/volume-sources/iscsi.ts';
import {
  checkAzureDisk,
  checkFibreChannel,
  checkFlexVolume,
  checkFlocker,
  checkNfs,
  checkQuobyte,
  checkStorageOs,
} from '../../shared/volume-sources/network-sources.ts';
import {
  checkCinder,
  needing,
  partitioned,
  type SourceCheck,
} from '../../shared/volume-sources/simple-sources.ts';
import { checkDownwardApi } from './downward-api.ts';
import { checkKeyedSource } from './key-to-path.ts';
import { checkCsi, checkEmptyDir, checkEphemeral, checkGitRepo } from './local-sources.ts';
import { checkProjected } from './projected.ts';

/**
 * The sources of a volume in the order in which the server looks for them: validateVolumeSource in
 * core/validation (1.35).
 */
export const VOLUME_SOURCES: Readonly<Record<string, SourceCheck>> = {
  emptyDir: checkEmptyDir,
  hostPath: checkHostPath,
  gitRepo: checkGitRepo,
  gcePersistentDisk: partitioned('pdName'),
  awsElasticBlockStore: partitioned('volumeID'),
  secret: (source) => checkKeyedSource(source, 'secretName'),
  nfs: checkNfs,
  iscsi: checkIscsi,
  glusterfs: needing('endpoints', 'path'),
  flocker: checkFlocker,
  persistentVolumeClaim: needing('claimName'),
  rbd: needing('monitors', 'image'),
  cinder: checkCinder,
  cephfs: needing('monitors'),
  quobyte: checkQuobyte,
  downwardAPI: checkDownwardApi,
  fc: checkFibreChannel,
  flexVolume: checkFlexVolume,
  configMap: (source) => checkKeyedSource(source, 'name'),
  azureFile: needing('secretName', 'shareName'),
  vsphereVolume: needing('volumePath'),
  photonPersistentDisk: needing('pdID'),
  portworxVolume: needing('volumeID'),
  azureDisk: checkAzureDisk,
  storageos: checkStorageOs,
  projected: checkProjected,
  scaleIO: needing('gateway', 'system', 'volumeName'),
  csi: checkCsi,
  ephemeral: checkEphemeral,
  image: (source) => optionalPullPolicy(source.at('pullPolicy')),
};

function optionalPullPolicy(policy: Field): void {
  if (policy.text !== '') optionalOneOf(policy, PULL_POLICIES);
}

export const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
