import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { createCosts } from '../costs.ts';
import { applyShared } from './common-patch.ts';
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

const containers = [{ name: 'app', image: 'app:1', args: ['--verbose'] }];
const securityContext = { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 };
const plain = { template: { spec: { containers } } };
const secure = { template: { spec: { containers, securityContext } } };

describe('groupPatches', () => {
  it('is one patch for what all objects of a kind change alike', () => {
    const { groups, left } = groupPatches(
      alterations(['a', plain, secure], ['b', plain, secure], ['c', plain, secure]),
      [],
      costs,
    );
    expect(left.size).toBe(0);
    expect(groups).toMatchObject([
      { group: undefined, kinds: ['Deployment'], names: undefined, keys: ['a', 'b', 'c'] },
    ]);
    const [group] = groups;
    expect(group && applyShared(group.patch, deployment('a', plain))).toEqual(
      deployment('a', secure),
    );
  });

  it('leaves the rest to patches for each object', () => {
    const wish = { ...secure, replicas: 3 };
    const { groups, left } = groupPatches(
      alterations(['a', plain, secure], ['b', plain, secure], ['c', plain, wish]),
      [],
      costs,
    );
    expect(groups).toHaveLength(1);
    expect([...left]).toEqual([
      ['c', { from: deployment('c', secure), to: deployment('c', wish) }],
    ]);
  });

  it('names its objects where another one of the kind would change, too', () => {
    const changes = alterations(['a', plain, secure], ['b', plain, secure], ['c', plain, secure]);
    const { groups } = groupPatches(changes, [deployment('d', plain)], costs);
    expect(groups[0]?.names).toEqual(['a', 'b', 'c']);
    const same = groupPatches(changes, [deployment('d', secure)], costs);
    expect(same.groups[0]?.names).toBeUndefined();
  });

  it('is none where a name means another object, too', () => {
    const elsewhere = deployment('a', plain);
    const stranger = { ...elsewhere, metadata: { name: 'a', namespace: 'other' } };
    const changes = alterations(['a', plain, secure], ['b', plain, secure]);
    expect(groupPatches(changes, [stranger], costs)).toEqual({ groups: [], left: changes });
  });

  it('is none where it is no shorter', () => {
    const changes = alterations(['a', {}, { replicas: 2 }], ['b', {}, { paused: true }]);
    expect(groupPatches(changes, [], costs)).toEqual({ groups: [], left: changes });
    expect(groupPatches(new Map(), [], costs)).toEqual({ groups: [], left: new Map() });
  });
});
