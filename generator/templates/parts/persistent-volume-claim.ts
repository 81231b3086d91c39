import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import type { Component } from './labels.ts';
import { objectNameSchema } from './names.ts';
import { sizeSchema } from './quantity.ts';
import type { Resource } from './resource.ts';

export const storageClassSchema = objectNameSchema('standard').describe(
  'StorageClass. The default class of the cluster unless said.',
);
export const accessModeSchema = z
  .enum(['ReadWriteOnce', 'ReadWriteMany'])
  .describe(
    'ReadWriteMany where pods on several nodes share the volume. ReadWriteOnce unless said.',
  );

interface ClaimValues {
  size: string;
  storageClass: string | undefined;
  accessMode: 'ReadWriteOnce' | 'ReadWriteMany';
}

export const claimSizeSchema = sizeSchema();

export function persistentVolumeClaim(
  { name, labels }: Component,
  { size, storageClass, accessMode }: ClaimValues,
): Resource<PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, labels },
    spec: {
      accessModes: [accessMode],
      storageClassName: storageClass,
      resources: { requests: { storage: size } },
    },
  };
}
