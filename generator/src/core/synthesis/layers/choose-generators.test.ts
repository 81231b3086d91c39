import { describe, expect, it } from 'vitest';
import { createCosts } from '../sharing/costs.ts';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { chooseGenerators } from './choose-generators.ts';
import type { Layer } from './layer.ts';

function configMap(name: string, data: JsonObject): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

function layer(objects: readonly KubernetesObject[], hashed: readonly string[] = []): Layer {
  return {
    path: 'base/shop',
    kind: 'Kustomization',
    inherits: [],
    components: [],
    added: new Map(objects.map((object) => [object.metadata.name, object])),
    hashed: new Set(hashed),
    altered: new Map(),
    deleted: new Map(),
    untouched: [],
    fields: {},
  };
}

function options(generator = true) {
  const allowed = { group: true, generator, strategicMerge: true };
  return { costs: createCosts(() => true), allows: () => allowed };
}

const conf = 'server {\n  listen 80;\n}\n';

describe('chooseGenerators', () => {
  it('puts a configuration file into a file of its name', () => {
    const { keys, fields, files } = chooseGenerators(
      layer([configMap('web', { 'nginx.conf': conf, 'app.ini': conf, 'x.ini': conf })]),
      [],
      options(),
    );
    expect(keys).toEqual(new Set(['web']));
    expect(fields.configMapGenerator).toEqual([
      {
        name: 'web',
        files: ['app.ini', 'nginx.conf', 'x.ini'],
        options: { disableNameSuffixHash: true },
      },
    ]);
    expect([...files.keys()]).toEqual(['app.ini', 'nginx.conf', 'x.ini']);
  });

  it('generates what carries a hash, however it is written', () => {
    const { keys, fields } = chooseGenerators(
      layer([configMap('web', { MODE: 'fast' })], ['web']),
      [],
      options(false),
    );
    expect(keys).toEqual(new Set(['web']));
    expect(fields.configMapGenerator).toEqual([{ name: 'web', literals: ['MODE=fast'] }]);
  });

  it('takes no name that another file has', () => {
    const objects = [configMap('web', { 'a.yaml': conf, 'b.yaml': conf, 'c.yaml': conf })];
    const { files } = chooseGenerators(layer(objects), ['a.yaml'], options());
    expect([...files.keys()]).not.toContain('a.yaml');
    expect([...files.values()]).toEqual([conf, conf, conf]);
  });

  it.each<[string, KubernetesObject, boolean]>([
    ['a map without files', configMap('web', { MODE: 'fast' }), true],
    ['what the engine has refused', configMap('web', { a: conf, b: conf, c: conf }), false],
    ['another kind', { ...configMap('web', { a: conf }), kind: 'Widget' }, true],
  ])('leaves %s alone', (_, object, generator) => {
    const found = chooseGenerators(layer([object]), [], options(generator));
    expect(found.keys.size).toBe(0);
    expect(found.files.size).toBe(0);
  });
});
