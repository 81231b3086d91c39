import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { asGenerator } from './as-generator.ts';
import { placeGenerators } from './place-generators.ts';

function configMap(name: string, data: JsonObject): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

function pathsOf(objects: KubernetesObject[], taken: string[] = []): string[][] {
  const requests = objects.map((object) => ({
    object,
    write: (directory: string | undefined) => asGenerator(object, { hashed: true, directory }),
  }));
  return [...placeGenerators(requests, taken).values()].map(({ files }) => [...files.keys()]);
}

describe('placeGenerators', () => {
  const web = configMap('web', { 'nginx.conf': 'a\n', 'mime.types': 'b\n' });
  const api = configMap('api', { 'NGINX.conf': 'c\n' });

  it('puts files beside the kustomization where their names are free', () => {
    expect(pathsOf([web, configMap('other', { 'x.conf': 'a\n' })])).toEqual([
      ['x.conf'],
      ['mime.types', 'nginx.conf'],
    ]);
  });

  it('puts all files of objects that would share a name into folders of their own', () => {
    const expected = [['api/NGINX.conf'], ['web/mime.types', 'web/nginx.conf']];
    expect(pathsOf([web, api])).toEqual(expected);
    expect(pathsOf([api, web])).toEqual(expected);
  });

  it('keeps clear of files that the folder holds anyway', () => {
    expect(pathsOf([web], ['Nginx.conf'])).toEqual([['web/mime.types', 'web/nginx.conf']]);
    expect(pathsOf([web], ['nginx.conf', 'web'])).toEqual([
      [expect.stringMatching(/^web-[0-9a-f]{8}\/mime/), expect.stringMatching(/nginx\.conf$/)],
    ]);
  });

  it("keeps clear of the folder that is the user's own", () => {
    const [[path] = []] = pathsOf([configMap('custom', { 'a.conf': 'a\n' })], ['a.conf']);
    expect(path).toMatch(/^custom-[0-9a-f]{8}\/a\.conf$/);
  });

  it('tells a Secret from a ConfigMap of its name', () => {
    const secret = {
      ...configMap('web', { 'nginx.conf': btoa('a\n') }),
      kind: 'Secret',
      type: 'Opaque',
    };
    expect(pathsOf([web, secret])).toEqual([
      ['web/mime.types', 'web/nginx.conf'],
      ['web-secret/nginx.conf'],
    ]);
  });

  it('leaves out what no generator makes', () => {
    expect(pathsOf([configMap('a', { b: 1 })])).toEqual([]);
    expect(pathsOf([])).toEqual([]);
  });
});
