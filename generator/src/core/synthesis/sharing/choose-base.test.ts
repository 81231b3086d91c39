import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../kubernetes/object.ts';
import { chooseBase, type ObjectMap } from './choose-base.ts';
import { createCosts } from './costs.ts';

const costs = createCosts(() => true);

function configMap(data: JsonObject): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data };
}

function only(data: JsonObject | undefined): ObjectMap {
  return new Map(data === undefined ? [] : [['web', configMap(data)]]);
}

function base(wishes: (JsonObject | undefined)[], repeated = 1): JsonObject | undefined {
  return chooseBase(wishes.map(only), costs, repeated).get('web')?.['data'] as
    JsonObject | undefined;
}

const long = Object.fromEntries(Array.from('abcdefghij', (key) => [key, key]));

describe('chooseBase', () => {
  it('is what all environments have', () => {
    expect(base([long, long])).toEqual(long);
  });

  it('takes what is most frequent, so that few need a patch', () => {
    expect(
      base([
        { ...long, x: '1' },
        { ...long, x: '2' },
        { ...long, x: '2' },
      ]),
    ).toEqual({
      ...long,
      x: '2',
    });
  });

  it('holds what more than half have, and is without what the others lack', () => {
    const wishes = [{ ...long, x: '1' }, long, long];
    expect(base(wishes)).toEqual(long);
    expect(base([...wishes.slice(0, 1), wishes[0], long])).toEqual({ ...long, x: '1' });
  });

  it('has no object that is shorter to repeat than to delete where it is missing', () => {
    expect(base([long, long, undefined])).toEqual(long);
    expect(base([long, undefined, undefined])).toBeUndefined();
    expect(base([{ a: '1' }, { a: '1' }, undefined, undefined])).toBeUndefined();
  });

  it('leaves to components what they can share', () => {
    const wishes = [long, long, long, undefined, undefined];
    expect(base(wishes, 1)).toBeDefined();
    expect(base(wishes, 0.25)).toBeUndefined();
  });

  it('has nothing that is excluded', () => {
    const wishes = [only(long), only(long)];
    expect(chooseBase(wishes, costs, 1, new Set(['web'])).size).toBe(0);
  });

  it('has nothing that no patch can reach', () => {
    const big = (value: bigint) => ({
      ...configMap({}),
      data: { list: [value, null] },
    });
    const wishes = [1n, 2n].map((each) => new Map([['web', big(9007199254740993n + each)]]));
    expect(chooseBase(wishes, costs, 1).size).toBe(0);
  });

  it('is empty for one environment without objects, and for none', () => {
    expect(chooseBase([new Map()], costs, 1).size).toBe(0);
    expect(chooseBase([], costs, 1).size).toBe(0);
  });
});
