import type {
  ConfigMapVolumeSource,
  CSIVolumeSource,
  DownwardAPIVolumeSource,
  EmptyDirVolumeSource,
  EphemeralVolumeSource,
  HostPathVolumeSource,
  NFSVolumeSource,
  PersistentVolumeClaimVolumeSource,
  ProjectedVolumeSource,
  SecretVolumeSource,
} from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import { absolutePathSchema, dataKeySchema, labelNameSchema } from '../../parts/names.ts';
import { passThrough } from '../../parts/pass-through.ts';
import {
  accessModeSchema,
  claimSizeSchema,
  storageClassSchema,
} from '../../parts/persistent-volume-claim.ts';

const mode = 'Mode of the files.';
const items = 'Keys and their paths.';
const readOnly = 'Read-only.';

/** The kinds of volumes of Kubernetes that a volume may be, as they are there. */
const sources = {
  emptyDir: passThrough<EmptyDirVolumeSource>({ medium: 'Memory, or none.', sizeLimit: 'Limit.' })
    .optional()
    .describe('A folder that lives as long as the pod.'),
  configMap: passThrough<ConfigMapVolumeSource>({
    defaultMode: mode,
    items,
    name: 'Name of the ConfigMap.',
    optional: 'It may be missing.',
  })
    .optional()
    .describe('An existing ConfigMap.'),
  secret: passThrough<SecretVolumeSource>({
    defaultMode: mode,
    items,
    optional: 'It may be missing.',
    secretName: 'Name of the Secret.',
  })
    .optional()
    .describe('A Secret.'),
  persistentVolumeClaim: passThrough<PersistentVolumeClaimVolumeSource>({
    claimName: 'Name of the claim.',
    readOnly,
  })
    .optional()
    .describe('An existing PersistentVolumeClaim.'),
  hostPath: passThrough<HostPathVolumeSource>({ path: 'Path on the node.', type: 'Kind of path.' })
    .optional()
    .describe('A path of the node.'),
  projected: passThrough<ProjectedVolumeSource>({ defaultMode: mode, sources: 'Its parts.' })
    .optional()
    .describe('Several sources in one folder.'),
  downwardAPI: passThrough<DownwardAPIVolumeSource>({ defaultMode: mode, items: 'Its files.' })
    .optional()
    .describe('Fields of the pod.'),
  nfs: passThrough<NFSVolumeSource>({ path: 'Exported path.', readOnly, server: 'Host name.' })
    .optional()
    .describe('An NFS export.'),
  csi: passThrough<CSIVolumeSource>({
    driver: 'Name of the driver.',
    fsType: 'File system.',
    nodePublishSecretRef: 'Secret for the driver.',
    readOnly,
    volumeAttributes: 'Settings of the driver.',
  })
    .optional()
    .describe('An inline CSI volume.'),
  ephemeral: passThrough<EphemeralVolumeSource>({
    volumeClaimTemplate: 'Claim that lives as long as the pod.',
  })
    .optional()
    .describe('A claim that lives as long as the pod.'),
};

export const SOURCE_KINDS = Object.keys(sources) as (keyof typeof sources)[];

const volume = z.strictObject({
  mountPath: absolutePathSchema('/var/lib/api').describe('Where the containers see it.'),
  subPath: z.string().optional().describe('Folder or file in the volume that is mounted.'),
  readOnly: z.boolean().optional().describe('The containers cannot write to it.'),
  size: claimSizeSchema
    .optional()
    .describe('Size of a PersistentVolumeClaim of its own, `<app>-<volume>`.'),
  storageClass: storageClassSchema.optional(),
  accessMode: accessModeSchema.optional(),
  ...sources,
});

export const volumesSchema = z.record(labelNameSchema('data'), volume);
export type VolumeValues = z.output<typeof volume>;

export const configSchema = z.strictObject({
  mountPath: absolutePathSchema('/etc/api').describe('Folder in which the files lie.'),
  files: z
    .record(dataKeySchema('config.yaml'), z.string())
    .describe('The files by name, with their text.'),
});
