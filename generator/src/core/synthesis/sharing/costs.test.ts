import { describe, expect, it } from 'vitest';
import type { Json, KubernetesObject } from '../../kubernetes/object.ts';
import { createCosts, DELETION_LINES } from './costs.ts';

function deployment(replicas: Json): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas },
  };
}

describe('costs', () => {
  const costs = createCosts(() => true);

  it('of an object are its lines and its entry', () => {
    expect(costs.object(deployment(1))).toBe(7);
  });

  it('of a patch are its lines and its entry, and nothing where nothing differs', () => {
    expect(costs.patch(deployment(1), deployment(2))).toBe(7);
    expect(costs.patch(deployment(1), deployment(1))).toBe(0);
    expect(costs.patch(deployment(1), deployment(1n))).toBe(0);
  });

  it('of a JSON 6902 patch have its target in them', () => {
    const strict = createCosts(() => false);
    expect(strict.patch(deployment(1), deployment(2))).toBe(3 + 4);
  });

  it('are infinite where there is no patch', () => {
    const target = { ...deployment([9007199254740993n, null]) };
    expect(costs.patch(deployment([1]), target)).toBe(Infinity);
  });

  it('of a deletion are those of its patch', () => {
    const { apiVersion, kind, metadata } = deployment(1);
    const patch = { apiVersion, kind, metadata, $patch: 'delete' };
    expect(DELETION_LINES).toBe(costs.object(patch as KubernetesObject));
  });
});
