import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { applyOntoObject } from './apply-generator.ts';
import { mergeGenerator } from './merge-generator.ts';

function configMap(data: JsonObject, metadata: JsonObject = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', ...metadata }, data };
}

describe('mergeGenerator', () => {
  const base = configMap({ a: '1', b: '2', 'c.conf': 'x\ny\n' });

  it('merges the keys that are new or other', () => {
    const wanted = configMap({ a: '1', b: '3', 'c.conf': 'x\nz\n', d: '4' });
    expect(mergeGenerator(base, wanted, { directory: 'app' })).toEqual({
      kind: 'ConfigMap',
      entry: { name: 'app', behavior: 'merge', files: ['app/c.conf'], literals: ['b=3', 'd=4'] },
      files: new Map([['app/c.conf', 'x\nz\n']]),
    });
  });

  it('replaces the data where a key is to go', () => {
    expect(mergeGenerator(base, configMap({ a: '1' }))?.entry).toEqual({
      name: 'app',
      behavior: 'replace',
      literals: ['a=1'],
    });
  });

  it('merges rather than replaces where both are as short', () => {
    const wanted = configMap({ a: '9' });
    expect(mergeGenerator(configMap({ a: '1' }), wanted)?.entry.behavior).toBe('merge');
  });

  it('says again what an entry does not inherit', () => {
    const before = { ...base, immutable: true };
    const after = { ...configMap({ ...(base['data'] as JsonObject), e: '1' }), immutable: true };
    expect(mergeGenerator(before, after)?.entry.options).toEqual({ immutable: true });
    const secret = {
      ...configMap({ a: 'MQ==' }),
      kind: 'Secret',
      type: 'example.org/x',
    };
    const wanted = { ...secret, data: { a: 'MQ==', b: 'Mg==' } };
    expect(mergeGenerator(secret, wanted)?.entry).toEqual({
      name: 'app',
      behavior: 'merge',
      type: 'example.org/x',
      literals: ['b=2'],
    });
  });

  it('says only the labels and annotations that differ', () => {
    const before = configMap({ a: '1' }, { labels: { l: '1', m: '2' }, annotations: { n: '3' } });
    const after = configMap({ a: '1' }, { labels: { l: '1', m: '3' }, annotations: { n: '3' } });
    expect(mergeGenerator(before, after)?.entry).toEqual({
      name: 'app',
      behavior: 'merge',
      options: { labels: { m: '3' } },
    });
  });

  it('keeps or drops the bytes of the base, which it cannot write itself', () => {
    const bytes = { binaryData: { x: '//4=' } };
    const kept = mergeGenerator({ ...base, ...bytes }, { ...configMap({ a: '2' }), ...bytes });
    expect(kept).toBeUndefined();
    const added = { ...configMap({ ...(base['data'] as JsonObject), d: '4' }), ...bytes };
    expect(mergeGenerator({ ...base, ...bytes }, added)?.entry.literals).toEqual(['d=4']);
    expect(mergeGenerator({ ...base, ...bytes }, base)?.entry.behavior).toBe('replace');
  });

  it.each<[string, KubernetesObject, KubernetesObject]>([
    ['a label is to go', configMap({ a: '1' }, { labels: { l: '1' } }), configMap({ a: '1' })],
    ['the name differs', base, configMap({}, { name: 'other' })],
    ['the namespace differs', base, configMap({ a: '1' }, { namespace: 'blog' })],
    ['the kind differs', base, { ...base, kind: 'Secret', type: 'Opaque', data: {} }],
    ['the base is no text', configMap({ a: 1 }), configMap({ a: '1' })],
    ['the wish is no text', base, configMap({ a: 1 })],
  ])('does not work where %s', (_, before, wanted) => {
    expect(mergeGenerator(before, wanted)).toBeUndefined();
  });
});

describe('applyOntoObject', () => {
  it('leaves no data where an entry replaces it by nothing', () => {
    const parts = {
      kind: 'ConfigMap',
      entry: { name: 'app', behavior: 'replace' },
      files: new Map(),
    } as const;
    expect(applyOntoObject(configMap({ a: '1' }), parts)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app' },
    });
  });
});
