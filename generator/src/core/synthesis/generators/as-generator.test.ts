import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { applyGenerator } from './apply-generator.ts';
import { asGenerator } from './as-generator.ts';

function configMap(fields: JsonObject, metadata: JsonObject = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', ...metadata }, ...fields };
}

function secret(fields: JsonObject): KubernetesObject {
  return { ...configMap({ type: 'Opaque', ...fields }), kind: 'Secret' };
}

describe('asGenerator', () => {
  it('puts text of several lines into files named after their keys, the rest into literals', () => {
    const object = configMap({
      data: { 'nginx.conf': 'user nginx;\nworkers 2;\n', MODE: 'fast', '.htaccess': 'Deny\n' },
    });
    expect(asGenerator(object, { hashed: true })).toEqual({
      kind: 'ConfigMap',
      entry: {
        name: 'app',
        files: ['.htaccess=htaccess', 'nginx.conf'],
        literals: ['MODE=fast'],
      },
      files: new Map([
        ['htaccess', 'Deny\n'],
        ['nginx.conf', 'user nginx;\nworkers 2;\n'],
      ]),
    });
  });

  it('puts what is not the data under options, and the files into the folder', () => {
    const object = configMap(
      { data: { 'a.txt': 'a\nb' }, immutable: true },
      { namespace: 'blog', labels: { a: 'true' }, annotations: { b: 'x\ny\n' } },
    );
    expect(asGenerator(object, { hashed: false, directory: 'app' })).toEqual({
      kind: 'ConfigMap',
      entry: {
        name: 'app',
        namespace: 'blog',
        files: ['app/a.txt'],
        options: {
          disableNameSuffixHash: true,
          labels: { a: 'true' },
          annotations: { b: 'x\ny\n' },
          immutable: true,
        },
      },
      files: new Map([['app/a.txt', 'a\nb']]),
    });
  });

  it('makes a ConfigMap without data', () => {
    expect(asGenerator(configMap({}), { hashed: true })?.entry).toEqual({ name: 'app' });
  });

  it('writes the text of a Secret, and its type where that is not Opaque', () => {
    const object = secret({
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': 'YQpiCg==', n: 'MQ==' },
    });
    expect(asGenerator(object, { hashed: true })).toEqual({
      kind: 'Secret',
      entry: {
        name: 'app',
        type: 'kubernetes.io/tls',
        files: ['tls.crt'],
        literals: ['n=1'],
      },
      files: new Map([['tls.crt', 'a\nb\n']]),
    });
    expect(asGenerator(secret({ data: {} }), { hashed: true })?.entry).toEqual({ name: 'app' });
  });

  it.each([
    ['carriage returns, which git may change', 'a\r\nb\r\n'],
    ['control characters', 'a\u0000\nb\u001b'],
    ['white space alone', ' \n\n'],
    ['a byte order mark', '\ufeffa\n'],
    ['one line', 'a: b'],
    ['nothing', ''],
  ])('keeps %s in a literal', (_, text) => {
    const parts = asGenerator(configMap({ data: { 'a.txt': text } }), { hashed: true });
    expect(parts?.entry.literals).toEqual([`a.txt=${text}`]);
    expect(parts?.files.size).toBe(0);
  });

  it.each<[string, KubernetesObject]>([
    ['another kind', { ...configMap({}), kind: 'Service' }],
    ['another group', { ...configMap({}), apiVersion: 'example.org/v1' }],
    ['bytes', configMap({ binaryData: { a: '//4=' } })],
    ['an empty map of data', configMap({ data: {} })],
    ['empty labels', configMap({}, { labels: {} })],
    ['data of null', configMap({ data: null })],
    ['a value that is no text', configMap({ data: { a: 1 } })],
    ['immutable: false', configMap({ immutable: false })],
    ['a field that generators do not know', configMap({ other: 'x' })],
    ['metadata that generators do not know', configMap({}, { finalizers: ['x'] })],
    ['a ConfigMap with a type', configMap({ type: 'Opaque' })],
    ['a key with an equals sign', configMap({ data: { 'a=b': 'x' } })],
    ['a key that reads as a number', configMap({ data: { '0x1F': 'x' } })],
    ['a label that reads as a boolean', configMap({}, { labels: { true: 'x' } })],
    ['a text that begins with a tab', configMap({ data: { a: '\ta\n' } })],
    ['a rare line break', configMap({ data: { a: 'a\u2028b' } })],
    ['half a character', configMap({ data: { a: '\ud800' } })],
    ['an annotation that begins with a line break', configMap({}, { annotations: { a: '\n\ta' } })],
    ['a Secret without data', secret({})],
    ['a Secret without type', { ...configMap({ data: { a: 'MQ==' } }), kind: 'Secret' }],
    ['stringData', secret({ data: {}, stringData: { a: '1' } })],
    ['a Secret of bytes', secret({ data: { a: '//4=' } })],
    ['a Secret that is no base64', secret({ data: { a: 'M Q' } })],
    ['a long Secret in one line', secret({ data: { a: btoa('x'.repeat(60)) } })],
  ])('makes no generator for %s', (_, object) => {
    expect(asGenerator(object, { hashed: true })).toBeUndefined();
  });

  it('takes __proto__ for a key like any other', () => {
    const object = configMap({ data: JSON.parse('{"__proto__":"x","constructor":"y"}') });
    const parts = asGenerator(object, { hashed: true });
    expect(parts?.entry.literals).toEqual(['__proto__=x', 'constructor=y']);
    expect(parts && Object.keys(applyGenerator(parts)['data'] ?? {})).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

describe('applyGenerator', () => {
  it('gives the fields in the order in which the engine prints them', () => {
    const object = applyGenerator({
      kind: 'Secret',
      entry: {
        name: 'app',
        namespace: 'blog',
        literals: ['b=1', 'a=2'],
        options: { labels: { z: '1', y: '2' }, annotations: { c: 'd' }, immutable: true },
      },
      files: new Map(),
    });
    expect(JSON.stringify(object)).toBe(
      '{"apiVersion":"v1","data":{"a":"Mg==","b":"MQ=="},"immutable":true,"kind":"Secret",' +
        '"metadata":{"annotations":{"c":"d"},"labels":{"y":"2","z":"1"},"name":"app","namespace":"blog"},' +
        '"type":"Opaque"}',
    );
  });

  it('knows a missing file for a defect', () => {
    const entry = { name: 'a', files: ['x'] };
    expect(() => applyGenerator({ kind: 'ConfigMap', entry, files: new Map() })).toThrow(
      'The generator\'s file "x" is missing',
    );
  });
});
