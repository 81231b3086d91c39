import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import type { ObjectMap } from './choose-base.ts';
import { chooseComponents } from './components.ts';
import { createCosts } from './costs.ts';

const costs = createCosts(() => true);
const long = Object.fromEntries(Array.from('abcdefghijklmnopqrstuvw', (key) => [key, key]));

function configMap(name: string, data: JsonObject): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

function objects(maps: Record<string, JsonObject>): ObjectMap {
  return new Map(Object.entries(maps).map(([name, data]) => [name, configMap(name, data)]));
}

function choose(
  base: Record<string, JsonObject>,
  wishes: Record<string, JsonObject>[],
  excluded = new Set<string>(),
) {
  return chooseComponents(objects(base), wishes.map(objects), costs, excluded);
}

describe('chooseComponents', () => {
  it('adds an object that some but not all environments have', () => {
    const { components, inherited } = choose({}, [{ a: long }, { a: long }, {}]);
    expect(components).toHaveLength(1);
    expect(components[0]).toMatchObject({ environments: [0, 1] });
    expect(components[0]?.changes).toEqual(
      new Map([['a', { from: undefined, to: configMap('a', long) }]]),
    );
    expect(inherited.map((each) => [...each.keys()])).toEqual([['a'], ['a'], []]);
  });

  it('changes what the base has, and leaves the rest to the overlays', () => {
    const { components, inherited } = choose({ a: {} }, [
      { a: { ...long, x: '1' } },
      { a: { ...long, x: '2' } },
      { a: {} },
    ]);
    expect(components.map(({ environments }) => environments)).toEqual([[0, 1]]);
    expect(inherited[0]?.get('a')).toEqual(configMap('a', long));
    expect(inherited[2]?.get('a')).toEqual(configMap('a', {}));
  });

  it('deletes what many have no use for', () => {
    const base = { a: long, b: long, c: long };
    const { components } = choose(base, [{ c: long }, { c: long }, { c: long }, base]);
    expect(components.map(({ environments }) => environments)).toEqual([[0, 1, 2]]);
    expect([...(components[0]?.changes.keys() ?? [])].sort()).toEqual(['a', 'b']);
    expect(components[0]?.untouched).toEqual([configMap('c', long)]);
  });

  it.each<[string, Record<string, JsonObject>[]]>([
    ['two share a line', [{ a: { x: '1' } }, { a: { x: '1' } }, { a: {} }]],
    ['two share a short object', [{ a: {}, b: {} }, { a: {}, b: {} }, { a: {} }]],
    ['nobody shares anything', [{ a: { ...long, x: '1' } }, { b: long }, { c: { a: '1' } }]],
  ])('makes none where %s', (_, wishes) => {
    expect(choose({ a: {} }, wishes).components).toEqual([]);
  });

  it('makes none of what is excluded', () => {
    const wishes = [{ a: long }, { a: long }, {}];
    expect(choose({}, wishes, new Set(['a'])).components).toEqual([]);
  });

  it('makes none for no environment, or for one', () => {
    expect(choose({}, [])).toEqual({ components: [], inherited: [] });
    expect(choose({}, [{ a: long }]).components).toEqual([]);
  });
});
