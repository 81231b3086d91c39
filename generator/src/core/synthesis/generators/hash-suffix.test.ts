import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { hashedName, hashSuffix, withHashSuffix, withoutHashSuffix } from './hash-suffix.ts';

function configMap(fields: JsonObject, name = 'app'): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...fields };
}

describe('hashSuffix', () => {
  // The expected values are what kustomize 5.5.0 and 5.8.1 print.
  it.each([
    ['one value', configMap({ data: { a: '1' } }), 'h29d89cmmt'],
    ['no data at all', configMap({}), '6ct58987ht'],
    ['what Go escapes', configMap({ data: { k: "<a href='x'>&amp;</a>\n" } }), 'cd6gmf2h27'],
    [
      'a Secret of a type',
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 's' },
        type: '123',
        data: { a: 'MQ==' },
      },
      '5fmfb6b2cd',
    ],
    [
      'a Secret without values',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, type: 'Opaque', data: {} },
      '46f8b28mk5',
    ],
    ['bytes', configMap({ data: { a: '1' }, binaryData: { bin: '//5o' } }), '886k7bdmmc'],
  ])('is that of Kustomize for %s', (_, object, expected) => {
    expect(hashSuffix(object)).toBe(expected);
  });

  it('minds the content alone, not name, namespace, labels or immutability', () => {
    const object = configMap({ data: { b: '2', a: '1' }, immutable: true }, 'other');
    const { metadata } = object;
    const elsewhere = { ...metadata, namespace: 'blog', labels: { a: 'b' } };
    expect(hashSuffix({ ...object, metadata: elsewhere })).toBe(
      hashSuffix(configMap({ data: { a: '1', b: '2' } })),
    );
  });

  it.each<[string, KubernetesObject]>([
    ['another kind', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }],
    ['another group', { ...configMap({ data: {} }), apiVersion: 'example.org/v1' }],
    ['a value that is no text', configMap({ data: { a: 1 } })],
    ['data that is no map', configMap({ data: ['a'] })],
    ['data that is null', configMap({ data: null })],
    ['binary data that is no text', configMap({ binaryData: { a: null } })],
  ])('has none for %s', (_, object) => {
    expect(hashSuffix(object)).toBeUndefined();
  });
});

describe('hashedName', () => {
  const object = configMap({ data: { a: '1' } }, 'dev-app-config-h29d89cmmt');

  it('splits a name that ends in the hash of the content', () => {
    expect(hashedName(object)).toEqual({ stem: 'dev-app-config', hash: 'h29d89cmmt' });
  });

  it.each([
    ['of other content', { ...object, data: { a: '2' } }],
    ['alone', configMap({ data: { a: '1' } }, 'h29d89cmmt')],
    ['with nothing before it', configMap({ data: { a: '1' } }, '-h29d89cmmt')],
    ['that is shorter', configMap({ data: { a: '1' } }, 'app-29d89cmmt')],
  ])('takes no hash %s', (_, other) => {
    expect(hashedName(other)).toBeUndefined();
    expect(withoutHashSuffix(other)).toBeUndefined();
  });

  it('comes off and goes on again', () => {
    const before = withoutHashSuffix(object);
    expect(before?.metadata.name).toBe('dev-app-config');
    expect(before && withHashSuffix(before)).toEqual(object);
  });

  it('does not go onto an object that cannot have one', () => {
    expect(withHashSuffix(configMap({ data: { a: 1 } }))).toBeUndefined();
  });
});
