import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { addSyncOptions, protectData } from './protect.ts';

function object(kind: string, annotations?: Record<string, string>): KubernetesObject {
  const metadata = annotations === undefined ? { name: 'a' } : { name: 'a', annotations };
  return { apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1', kind, metadata };
}

const KEY = 'argocd.argoproj.io/sync-options';

describe('protectData', () => {
  it.each(['Namespace', 'PersistentVolume', 'PersistentVolumeClaim'])(
    'keeps a %s from being pruned, and deleted without confirmation',
    (kind) => {
      expect(protectData(object(kind)).metadata['annotations']).toEqual({
        [KEY]: 'Prune=false,Delete=confirm',
      });
    },
  );

  it('leaves other kinds as they are', () => {
    const deployment = object('Deployment');
    expect(protectData(deployment)).toBe(deployment);
  });
});

describe('addSyncOptions', () => {
  it('keeps what the object says itself', () => {
    const own = object('Namespace', { [KEY]: 'Prune=confirm,Replace=true', note: 'x' });
    expect(addSyncOptions(own, ['Prune=false', 'Delete=confirm']).metadata['annotations']).toEqual({
      [KEY]: 'Prune=confirm,Replace=true,Delete=confirm',
      note: 'x',
    });
  });
});
