import type { PersistentVolumeClaim, Volume, VolumeMount } from 'kubernetes-types/core/v1.js';
import { component, type Component } from '../parts/labels.ts';
import { persistentVolumeClaim } from '../parts/persistent-volume-claim.ts';
import type { Draft, Resource } from '../parts/resource.ts';
import { configMapName } from './config.ts';
import type { WorkloadValues } from './values.ts';
import { SOURCE_KINDS, type VolumeValues } from './values/volumes.ts';

export const CONFIG_VOLUME = 'config';

/** The volumes that have a source; while the base is computed, environments may still give it. */
export function volumesOf(values: WorkloadValues, app: string): Draft<Volume>[] {
  const volumes = Object.entries(values.volumes)
    .filter(([, volume]) => hasSource(volume))
    .map(([name, volume]) => volumeOf(app, name, volume));
  if (values.config === undefined) return volumes;
  return [...volumes, { name: CONFIG_VOLUME, configMap: { name: configMapName(app) } }];
}

export function volumeMounts(values: WorkloadValues): Draft<VolumeMount>[] {
  const mounts = Object.entries(values.volumes).map(([name, { mountPath, subPath, readOnly }]) => ({
    name,
    mountPath,
    subPath,
    readOnly,
  }));
  if (values.config === undefined) return mounts;
  return [
    ...mounts,
    { name: CONFIG_VOLUME, mountPath: values.config.mountPath, subPath: undefined, readOnly: true },
  ];
}

/** The claims of the app's own. */
export function claimsOf(values: WorkloadValues, app: string): Resource<PersistentVolumeClaim>[] {
  return Object.entries(values.volumes).flatMap(([name, volume]) => {
    if (volume.size === undefined) return [];
    const { size, storageClass, accessMode = 'ReadWriteOnce' } = volume;
    return [persistentVolumeClaim(claimOf(app, name), { size, storageClass, accessMode })];
  });
}

/** Names of the volumes that only one node can have at a time. */
export function singleNodeVolumes({ volumes }: WorkloadValues): string[] {
  return Object.entries(volumes)
    .filter(([, { size, accessMode }]) => size !== undefined && accessMode !== 'ReadWriteMany')
    .map(([name]) => name);
}

/** What says where a volume's data lies: `size`, or kinds of volumes of Kubernetes. */
export function sourcesOf(volume: VolumeValues): string[] {
  const kinds: string[] = SOURCE_KINDS.filter((kind) => volume[kind] !== undefined);
  return volume.size === undefined ? kinds : ['size', ...kinds];
}

function hasSource(volume: VolumeValues): boolean {
  return sourcesOf(volume).length > 0;
}

function volumeOf(app: string, name: string, volume: VolumeValues): Draft<Volume> {
  if (volume.size !== undefined) {
    return { name, persistentVolumeClaim: { claimName: claimOf(app, name).name } };
  }
  return {
    name,
    emptyDir: volume.emptyDir,
    configMap: volume.configMap,
    secret: volume.secret,
    persistentVolumeClaim: volume.persistentVolumeClaim,
    hostPath: volume.hostPath,
    projected: volume.projected,
    downwardAPI: volume.downwardAPI,
    nfs: volume.nfs,
    csi: volume.csi,
    ephemeral: volume.ephemeral,
  };
}

/** The claim belongs to the app's component; only its name is its own. */
function claimOf(app: string, volume: string): Component {
  return { ...component(app, app), name: `${app}-${volume}` };
}
