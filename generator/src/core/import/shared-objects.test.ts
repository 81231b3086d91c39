import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { sharedObjects } from './shared-objects.ts';

const object = (kind: string, name: string, namespace?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

const found = (environments: Record<string, KubernetesObject[]>) =>
  sharedObjects(new Map(Object.entries(environments))).map(
    ({ object: { kind, metadata }, environments: names, isNamespaced }) =>
      [kind, metadata.name, names.join(), isNamespaced] as const,
  );

describe('sharedObjects', () => {
  it('are those that one cluster can have once', () => {
    const own = [
      object('ConfigMap', 'a', 'shop'),
      object('Namespace', 'shop'),
      object('PersistentVolume', 'disk'),
    ];
    expect(found({ prod: own, dev: own })).toEqual([
      ['ConfigMap', 'a', 'dev,prod', true],
      ['Namespace', 'shop', 'dev,prod', true],
      ['PersistentVolume', 'disk', 'dev,prod', false],
    ]);
  });

  it('are none where namespaces differ, or are left to the Application', () => {
    const without = { ...object('Widget', 'a'), apiVersion: 'example.org/v1' };
    expect(
      found({
        dev: [object('ConfigMap', 'a', 'dev'), object('Service', 'b'), without],
        prod: [object('ConfigMap', 'a', 'prod'), object('Service', 'b'), without],
      }),
    ).toEqual([]);
    expect(found({})).toEqual([]);
  });
});
