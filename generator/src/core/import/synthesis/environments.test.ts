import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { withHashSuffix } from '../../synthesis/generators/hash-suffix.ts';
import { configMap, deployment, documentOf } from '../test-documents.ts';
import { environmentsOf, type Scheme } from './environments.ts';

const SCHEME: Scheme = { namespace: 'all', labels: 'none', names: 'none' };

function strip(scheme: Partial<Scheme>, ...environments: KubernetesObject[][]) {
  const inputs = environments.map((objects, index) => ({
    name: `e${index}`,
    path: `overlays/e${index}/shop`,
    documents: objects.map(documentOf),
  }));
  return environmentsOf(inputs, 'shop')({ ...SCHEME, ...scheme });
}

function objectsOf(environment?: { objects: ReadonlyMap<string, { object: KubernetesObject }> }) {
  return [...(environment?.objects.values() ?? [])].map(({ object }) => object);
}

const inOne = { namespace: 'one' };
const namespace: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'one' },
};

describe('environmentsOf', () => {
  it('takes the namespace out where all objects fit', () => {
    const environments = strip({}, [namespace, configMap('a', {}, inOne)]);
    const [main] = environments?.main ?? [];
    expect(main?.fields).toEqual({ namespace: 'one' });
    expect(objectsOf(main)).toEqual([
      { ...namespace, metadata: { name: 'shop' } },
      configMap('a', {}),
    ]);
    expect(objectsOf(environments?.apart[0])).toEqual([]);
  });

  it('lets stand apart, in every environment, what does not fit in one', () => {
    const elsewhere = configMap('a', {}, { namespace: 'two' });
    const objects = [configMap('a', {}, inOne), configMap('b', {}, inOne)];
    expect(strip({}, [...objects, elsewhere])).toBeUndefined();
    const environments = strip({ namespace: 'most' }, [...objects, elsewhere], objects);
    expect(environments?.main.map((each) => objectsOf(each).length)).toEqual([2, 2]);
    expect(environments?.apart.map(objectsOf)).toEqual([[elsewhere], []]);
    expect(environments?.main[0]?.objects.keys()).not.toContain(
      [...(environments?.apart[0]?.objects.keys() ?? [])][0],
    );
    expect(strip({ namespace: 'most' }, objects)).toBeUndefined();
  });

  it('leaves everything as it is where no field may be used', () => {
    const objects = [configMap('a', {}, inOne), configMap('a', {}, { namespace: 'two' })];
    const environments = strip({ namespace: 'none' }, objects);
    expect(environments?.main.map(objectsOf)).toEqual([objects]);
    expect(environments?.main[0]?.fields).toEqual({});
  });

  it('takes out what the names of one environment have more than those of another', () => {
    const environments = strip(
      { names: 'bare' },
      ['dev-web', 'dev-api'].map((name) => configMap(name, {})),
      ['web', 'api'].map((name) => configMap(name, {})),
    );
    expect(environments?.main.map(({ fields }) => fields)).toEqual([{ namePrefix: 'dev-' }, {}]);
    const [dev, prod] = environments?.main.map((each) => [...each.objects.keys()]) ?? [];
    expect(dev).toEqual(prod);
    expect(strip({ names: 'bare' }, [configMap('web', {})])).toBeUndefined();
  });

  it('knows generated ConfigMaps by their hash, and keeps them apart from plain ones', () => {
    const plain = configMap('settings', { a: '1' });
    const generated = withHashSuffix(plain) ?? plain;
    const environments = strip({ names: 'bare' }, [generated], [plain]);
    const [first, second] = environments?.main ?? [];
    expect(objectsOf(first)).toEqual([plain]);
    expect([...(first?.objects.values() ?? [])].map(({ isHashed }) => isHashed)).toEqual([true]);
    expect([...(first?.objects.keys() ?? [])]).not.toEqual([...(second?.objects.keys() ?? [])]);
    const changed = { ...generated, data: { a: '2' } };
    expect(strip({ names: 'bare' }, [changed])).toBeUndefined();
  });

  it('takes labels out that all objects of one environment carry, and not those of all environments', () => {
    const labelled = (env: string) =>
      ['a', 'b', 'c'].map((name) => configMap(name, {}, { labels: { env, team: 'shop' } }));
    const environments = strip({ labels: 'different' }, labelled('dev'), labelled('prod'));
    expect(environments?.main.map(({ fields }) => fields.labels)).toEqual([
      [{ pairs: { env: 'dev' } }],
      [{ pairs: { env: 'prod' } }],
    ]);
    expect(objectsOf(environments?.main[0])[0]?.metadata['labels']).toEqual({ team: 'shop' });
    expect(strip({ labels: 'different' }, labelled('dev'), labelled('dev'))).toBeUndefined();
  });

  it('keeps the same deployment of several environments under one key', () => {
    const [dev, prod] = ['dev', 'prod'].map((name) => [deployment('web', {}, { namespace: name })]);
    const keys = strip({}, dev ?? [], prod ?? [])?.main.map(({ objects }) => [...objects.keys()]);
    expect(keys?.[0]).toEqual(keys?.[1]);
  });

  it('is empty for nothing', () => {
    expect(strip({ namespace: 'none' })).toEqual({ main: [], apart: [] });
  });
});
