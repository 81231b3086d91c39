import { describe, expect, it } from 'vitest';
import type { Json, KubernetesObject } from '../../kubernetes/object.ts';
import { candidateSets } from './candidate-sets.ts';

function deployment(env: Json[], replicas = 1): KubernetesObject {
  const containers = [{ name: 'app', env }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas, template: { spec: { containers } } },
  };
}

const key = (name: string, value = '1'): Json => ({ name, value });
const map = (object?: KubernetesObject) => new Map(object === undefined ? [] : [['web', object]]);

function sets(base: KubernetesObject | undefined, wishes: (KubernetesObject | undefined)[]) {
  return candidateSets(
    wishes.map(() => map(base)),
    wishes.map(map),
  );
}

describe('candidateSets', () => {
  it('are the environments that add the same element to a list of named ones', () => {
    const wishes = [[key('A'), key('B')], [key('A'), key('C')], [key('C')]];
    expect(
      sets(
        deployment([]),
        wishes.map((env) => deployment(env)),
      ),
    ).toEqual(
      expect.arrayContaining([
        [0, 1],
        [1, 2],
      ]),
    );
  });

  it('have those first that share most lines', () => {
    const wishes = [
      deployment([key('A'), key('B'), key('C')], 2),
      deployment([key('A'), key('B'), key('C')], 3),
      deployment([], 3),
    ];
    expect(sets(deployment([]), wishes)).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('are those that add an object, or delete it', () => {
    expect(sets(undefined, [deployment([]), undefined, deployment([])])).toEqual([[0, 2]]);
    expect(sets(deployment([]), [undefined, deployment([]), undefined])).toEqual([[0, 2]]);
  });

  it('are none where nothing changes alike', () => {
    const wishes = [deployment([key('A')]), deployment([key('B', '2')]), deployment([])];
    expect(sets(deployment([]), wishes)).toEqual([]);
    expect(sets(deployment([]), [deployment([]), deployment([])])).toEqual([]);
    expect(candidateSets([], [])).toEqual([]);
  });
});
