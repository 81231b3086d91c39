import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { createCosts } from '../costs.ts';
import type { Alteration } from './group.ts';
import { groupPatches } from './group-patches.ts';

const costs = createCosts(() => true);

function deployment(name: string, spec: JsonObject): KubernetesObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec };
}

function alterations(...list: [string, JsonObject, JsonObject][]): Map<string, Alteration> {
  return new Map(
    list.map(([name, from, to]) => [
      name,
      { from: deployment(name, from), to: deployment(name, to) },
    ]),
  );
}

const security = { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 };
const secure = { template: { spec: { securityContext: security } } };

describe('groupPatches', () => {
  it('is one patch for what all objects of a kind change alike', () => {
    const { groups, left } = groupPatches(
      alterations(['a', {}, secure], ['b', {}, secure], ['c', {}, secure]),
      [],
      costs,
    );
    expect(left.size).toBe(0);
    expect(groups).toMatchObject([
      { group: undefined, kinds: ['Deployment'], names: undefined, keys: ['a', 'b', 'c'] },
    ]);
    expect(groups[0]?.patch).toMatchObject({ means: 'strategic-merge', body: { spec: secure } });
  });

  it('leaves the rest to patches for each object', () => {
    const wish = { ...secure, replicas: 3 };
    const { groups, left } = groupPatches(
      alterations(['a', {}, secure], ['b', {}, secure], ['c', {}, wish]),
      [],
      costs,
    );
    expect(groups).toHaveLength(1);
    expect([...left]).toEqual([
      ['c', { from: deployment('c', secure), to: deployment('c', wish) }],
    ]);
  });

  it('names its objects where another one of the kind would change, too', () => {
    const changes = alterations(['a', {}, secure], ['b', {}, secure], ['c', {}, secure]);
    const { groups } = groupPatches(changes, [deployment('d', {})], costs);
    expect(groups[0]?.names).toEqual(['a', 'b', 'c']);
    const same = groupPatches(changes, [deployment('d', secure)], costs);
    expect(same.groups[0]?.names).toBeUndefined();
  });

  it('is none where a name means another object, too', () => {
    const elsewhere = deployment('a', {});
    const stranger = { ...elsewhere, metadata: { name: 'a', namespace: 'other' } };
    const changes = alterations(['a', {}, secure], ['b', {}, secure]);
    expect(groupPatches(changes, [stranger], costs)).toEqual({ groups: [], left: changes });
  });

  it('is none where it is no shorter', () => {
    const changes = alterations(['a', {}, { replicas: 2 }], ['b', {}, { paused: true }]);
    expect(groupPatches(changes, [], costs)).toEqual({ groups: [], left: changes });
    expect(groupPatches(new Map(), [], costs)).toEqual({ groups: [], left: new Map() });
  });
});
