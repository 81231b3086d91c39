import { describe, expect, it } from 'vitest';
import { objectId, type Json, type KubernetesObject } from '../kubernetes/object.ts';
import { chooseBase } from './base.ts';
import { consensus } from './consensus.ts';

function map(name: string, data: Record<string, string>): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

function environment(...objects: KubernetesObject[]): Map<string, KubernetesObject> {
  return new Map(objects.map((object) => [objectId(object), object]));
}

const large = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, 'v']));

function names(base: ReadonlyMap<string, KubernetesObject>): string[] {
  return [...base.values()].map(({ metadata }) => metadata.name);
}

describe('chooseBase', () => {
  const all = new Set<string>();

  it('takes a given object that every environment has as it is given', () => {
    const given = [map('a', { x: 'base' })];
    const base = chooseBase(
      given,
      [environment(map('a', { x: '1' })), environment(map('a', { x: '1' }))],
      all,
    );
    expect([...base.values()]).toEqual(given);
  });

  it('leaves out a given object that no environment has', () => {
    expect(chooseBase([map('a', {})], [environment(map('b', {}))], all).size).toBe(0);
  });

  it('leaves an object to its one environment where deleting it in the other is no shorter', () => {
    const base = chooseBase([map('a', {})], [environment(map('a', {})), environment()], all);
    expect(base.size).toBe(0);
  });

  it('takes an object that all but one have where deleting it there is shorter', () => {
    const have = environment(map('a', large));
    expect(names(chooseBase([map('a', large)], [have, have, have, environment()], all))).toEqual([
      'a',
    ]);
  });

  it('derives what every environment has and the given base has not', () => {
    const environments = ['1', '2', '2'].map((x) => environment(map('a', { x, y: 'same' })));
    expect([...chooseBase([], environments, all).values()]).toEqual([
      map('a', { x: '2', y: 'same' }),
    ]);
  });

  it('leaves to the overlay what a single environment has beyond the given base', () => {
    expect(chooseBase([], [environment(map('a', {}))], all).size).toBe(0);
    expect(names(chooseBase(undefined, [environment(map('a', {}))], all))).toEqual(['a']);
  });

  it('leaves out what the engine has refused', () => {
    const a = map('a', {});
    expect(chooseBase([a], [environment(a), environment(a)], new Set([objectId(a)])).size).toBe(0);
  });
});

describe('consensus', () => {
  it.each<[string, [Json, ...Json[]], Json]>([
    ['the most frequent value', ['a', 'b', 'b'], 'b'],
    ['the first of equally frequent ones', ['a', 'b'], 'a'],
    [
      'fields of more than half',
      [
        { x: 1, y: 1 },
        { x: 1, y: 1 },
        { x: 1, z: 1 },
      ],
      { x: 1, y: 1 },
    ],
    ['whole lists', [[1], [1, 2], [1, 2]], [1, 2]],
    [
      'maps field by field',
      [{ a: { b: 1, c: 1 } }, { a: { b: 1, c: 2 } }, { a: { b: 2, c: 2 } }],
      { a: { b: 1, c: 2 } },
    ],
  ])('takes %s', (_, values, expected) => {
    expect(consensus(values)).toEqual(expected);
  });
});
