import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { renameObjects, withoutRenames } from './rename-objects.ts';

function configMap(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } };
}

function cronJob(name: string, ...maps: string[]): KubernetesObject {
  const volumes = maps.map((map) => ({ configMap: { name: map } }));
  const spec = { jobTemplate: { spec: { template: { spec: { volumes } } } } };
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name }, spec };
}

describe('renameObjects', () => {
  it('renames what is named by id, and its references alone', () => {
    const objects = [configMap('a'), configMap('b'), cronJob('a', 'a', 'b', 'c')];
    const renamed = [configMap('a-1f'), configMap('b'), cronJob('a', 'a-1f', 'b', 'c')];
    expect(renameObjects(objects, new Map([['ConfigMap//a', 'a-1f']]))).toEqual(renamed);
    expect(withoutRenames(renamed, new Map([['ConfigMap//a-1f', 'a']]))).toEqual(objects);
  });

  it('changes nothing where there is nothing to rename', () => {
    const objects = [configMap('a'), cronJob('a', 'a')];
    expect(renameObjects(objects, new Map())).toEqual(objects);
    expect(withoutRenames(objects, new Map([['ConfigMap//a', 'a']]))).toEqual(objects);
  });

  it('has no result where two objects get one name', () => {
    const objects = [configMap('a'), configMap('b')];
    expect(renameObjects(objects, new Map([['ConfigMap//a', 'b']]))).toBeUndefined();
    expect(withoutRenames(objects, new Map([['ConfigMap//a', 'b']]))).toBeUndefined();
  });

  it('cannot be undone where the old name is still in use', () => {
    const objects = [configMap('a-1f'), cronJob('a', 'a')];
    expect(withoutRenames(objects, new Map([['ConfigMap//a-1f', 'a']]))).toBeUndefined();
  });
});
