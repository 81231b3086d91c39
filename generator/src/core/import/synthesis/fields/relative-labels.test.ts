import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { configMap, deployment } from '../../test-documents.ts';
import { relativeLabels } from './relative-labels.ts';

function all(metadata: JsonObject, names = ['a', 'b', 'c']): Map<string, KubernetesObject> {
  return new Map(names.map((name) => [name, configMap(name, {}, metadata)]));
}

describe('relativeLabels', () => {
  it('are those that the base has otherwise: below them the objects are like the base', () => {
    const base = all({ labels: { env: 'dev', team: 'shop' } });
    const { fields, before } = relativeLabels(all({ labels: { env: 'prod', team: 'shop' } }), base);
    expect(fields).toEqual({ labels: [{ pairs: { env: 'prod' } }] });
    expect(before).toEqual(base);
  });

  it('are those that the base lacks, of annotations too', () => {
    const wishes = all({ labels: { env: 'prod' }, annotations: { owner: 'ada' } });
    const { fields, before } = relativeLabels(wishes, all({}));
    expect(fields).toEqual({
      labels: [{ pairs: { env: 'prod' } }],
      commonAnnotations: { owner: 'ada' },
    });
    expect(before).toEqual(all({}));
  });

  it('take what the base does not have out, too', () => {
    const wishes = all({ labels: { env: 'prod' } }, ['a', 'b', 'c', 'own']);
    expect(relativeLabels(wishes, all({})).before.get('own')).toEqual(configMap('own', {}));
  });

  it('reach pod templates where they do in all objects', () => {
    const names = ['a', 'b', 'c'];
    const base = new Map(names.map((name) => [name, deployment(name, {})]));
    const labelled = (name: string): KubernetesObject => {
      const template = {
        metadata: { labels: { app: name, env: 'prod' } },
        spec: { containers: [] },
      };
      const metadata = { name, labels: { env: 'prod' } };
      return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } };
    };
    const wishes = new Map(names.map((name) => [name, labelled(name)]));
    expect(relativeLabels(wishes, base).fields).toEqual({
      labels: [{ pairs: { env: 'prod' }, includeTemplates: true }],
    });
  });

  it.each<[string, JsonObject, JsonObject, string[]]>([
    ['the base has them', { env: 'prod' }, { env: 'prod' }, ['a', 'b', 'c']],
    ['patches for few objects are as short', { env: 'prod' }, {}, ['a', 'b']],
  ])('are none where %s', (_, wish, base, names) => {
    const wishes = all({ labels: wish }, names);
    expect(relativeLabels(wishes, all({ labels: base }, names))).toEqual({
      fields: {},
      before: wishes,
    });
  });

  it('are none of nothing', () => {
    expect(relativeLabels(new Map(), new Map())).toEqual({ fields: {}, before: new Map() });
  });
});
