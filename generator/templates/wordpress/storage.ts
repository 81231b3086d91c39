import type {
  Affinity,
  Container,
  PersistentVolumeClaim,
  Volume,
  VolumeMount,
} from 'kubernetes-types/core/v1.js';
import type { TemplateContext } from '../../src/core/desired/template.ts';
import { persistentVolumeClaim } from '../parts/persistent-volume-claim.ts';
import type { Resource } from '../parts/resource.ts';
import { READ_ONLY_CONTAINER } from '../parts/security-context.ts';
import type { Components } from './names.ts';
import type { WordpressValues } from './values.ts';

/** Where the node keeps one kind of data: `<hostPath>/<namespace>/<folder>`, or the claim. */
interface Place {
  volume: string;
  folder: string;
  claim: string;
}

/** The volume; none while the base is computed from values that name no place for the data. */
export function dataVolumes(
  { storage }: WordpressValues,
  { namespace }: TemplateContext,
  place: Place,
): Volume[] {
  if (storage?.hostPath !== undefined) {
    // The namespace keeps two deployments on one node apart.
    const path = `${storage.hostPath}/${namespace}/${place.folder}`;
    return [{ name: place.volume, hostPath: { path, type: 'DirectoryOrCreate' } }];
  }
  if (storage?.size !== undefined) {
    return [{ name: place.volume, persistentVolumeClaim: { claimName: place.claim } }];
  }
  return [];
}

/**
 * A folder that the kubelet makes belongs to root, and `fsGroup` is not applied to a hostPath: an
 * init container gives it to the user. Only the folder itself, so that one capability is enough.
 */
export function volumeOwner(
  { storage }: WordpressValues,
  image: string,
  user: number,
  mount: VolumeMount,
): Container[] {
  if (storage?.hostPath === undefined) return [];
  return [
    {
      name: `${mount.name}-owner`,
      image,
      command: ['chown', `${user}:${user}`, mount.mountPath],
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
      securityContext: {
        ...READ_ONLY_CONTAINER,
        capabilities: { drop: ['ALL'], add: ['CHOWN'] },
        runAsUser: 0,
        runAsGroup: 0,
        runAsNonRoot: false,
      },
      volumeMounts: [{ name: mount.name, mountPath: mount.mountPath }],
    },
  ];
}

/** The node that holds the hostPath. */
export function nodeSelector({ storage }: WordpressValues): Record<string, string> | undefined {
  if (storage?.hostPath === undefined || storage.node === undefined) return undefined;
  return { 'kubernetes.io/hostname': storage.node };
}

/** May pods on several nodes share wp-content? */
export function isShared({ storage }: WordpressValues): boolean {
  return storage?.size !== undefined && storage.accessMode === 'ReadWriteMany';
}

/** Places a pod on the node where WordPress runs, since a volume that is not shared is only there. */
export function besideWordpress(
  values: WordpressValues,
  { wordpress }: Components,
): Affinity | undefined {
  if (isShared(values)) return undefined;
  return {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          labelSelector: { matchLabels: wordpress.labels },
          topologyKey: 'kubernetes.io/hostname',
        },
      ],
    },
  };
}

/** The level of Pod Security: `restricted` refuses a hostPath, and the root that owns its folder. */
export function podSecurityLabels({ storage }: WordpressValues): Record<string, string> {
  if (storage?.hostPath === undefined && storage?.size === undefined) return {};
  const level = storage.hostPath === undefined ? 'restricted' : 'privileged';
  return { 'pod-security.kubernetes.io/enforce': level };
}

/** The claims of WordPress, MySQL and the backup. */
export function claims(
  { storage, backup }: WordpressValues,
  components: Components,
): Resource<PersistentVolumeClaim>[] {
  // With both, which the rules refuse, the volumes are hostPaths.
  if (storage?.size === undefined || storage.hostPath !== undefined) return [];
  const { size, storageClass, accessMode = 'ReadWriteOnce', mysql } = storage;
  const single = 'ReadWriteOnce';
  return [
    persistentVolumeClaim(components.wordpress, { size, storageClass, accessMode }),
    persistentVolumeClaim(components.mysql, {
      size: mysql?.size ?? size,
      storageClass: mysql?.storageClass ?? storageClass,
      accessMode: single,
    }),
    ...(backup === undefined
      ? []
      : [
          persistentVolumeClaim(components.backup, {
            size: backup.size ?? size,
            storageClass: backup.storageClass ?? storageClass,
            accessMode: single,
          }),
        ]),
  ];
}
