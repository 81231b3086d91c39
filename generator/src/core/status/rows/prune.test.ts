import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '../application/types.ts';
import { pruneProblems } from './prune.ts';

const LEFT = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  namespace: 'shop',
  name: 'settings',
  status: 'OutOfSync',
  requiresPruning: true,
  isHook: false,
  requiresDeletionConfirmation: false,
} as const;

function problems(application: Partial<ApplicationState>) {
  const state = { name: 'shop-dev', namespace: 'argocd', prunes: true, ...application };
  const expected = { kind: 'deployment' } as Parameters<typeof pruneProblems>[1];
  return pruneProblems({ sync: 'OutOfSync', ...state } as ApplicationState, expected, {
    live: undefined,
    kubectl: 'kubectl',
  });
}

describe('pruneProblems', () => {
  it('names what left git, and who deletes it', () => {
    expect(problems({ resources: [LEFT] })).toEqual([
      {
        title: 'an object is to be pruned: in the cluster, no longer in git',
        details: ['ConfigMap shop/settings'],
        next: ['wait: the next sync deletes it'],
      },
    ]);
    expect(problems({ resources: [LEFT], prunes: false })[0]?.next[0]).toBe(
      'argocd app sync shop-dev --prune',
    );
  });

  it('says nothing of hooks, of what is in git, and where git cannot be read', () => {
    expect(problems({ resources: [{ ...LEFT, isHook: true }] })).toEqual([]);
    expect(problems({ resources: [{ ...LEFT, requiresPruning: false }] })).toEqual([]);
    expect(problems({ resources: [LEFT], sync: 'Unknown' })).toEqual([]);
  });
});
