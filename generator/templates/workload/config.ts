import { createHash } from 'node:crypto';
import type { ConfigMap } from 'kubernetes-types/core/v1.js';
import type { Component } from '../parts/labels.ts';
import type { Resource } from '../parts/resource.ts';
import type { WorkloadValues } from './values.ts';

type Config = NonNullable<WorkloadValues['config']>;

export function configMapName(app: string): string {
  return `${app}-config`;
}

export function configMap({ name, labels }: Component, { files }: Config): Resource<ConfigMap> {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMapName(name), labels },
    data: files,
  };
}

/** An annotation that changes with the files, so that the pods are replaced when they change. */
export function configDigest({ files }: Config): Record<string, string> {
  const entries = Object.entries(files).sort(([left], [right]) => (left < right ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(entries)).digest('hex');
  return { 'checksum/config': digest };
}
