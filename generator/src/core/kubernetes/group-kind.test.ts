import { describe, expect, it } from 'vitest';
import { compareGroupKinds, formatGroupKind, parseGroupKind } from './group-kind.ts';

describe('parseGroupKind', () => {
  it('takes everything after the first dot as the group', () => {
    expect(parseGroupKind('RoleBinding.rbac.authorization.k8s.io')).toEqual({
      group: 'rbac.authorization.k8s.io',
      kind: 'RoleBinding',
    });
  });

  it('reads a kind without group as one of the core group', () => {
    expect(parseGroupKind('ResourceQuota')).toEqual({ group: '', kind: 'ResourceQuota' });
  });

  it.each(['ResourceQuota', 'Certificate.cert-manager.io'])('is undone by writing %s', (text) => {
    expect(formatGroupKind(parseGroupKind(text))).toBe(text);
  });
});

describe('compareGroupKinds', () => {
  it('sorts by group before kind', () => {
    const kinds = ['Job.batch', 'Service', 'CronJob.batch', 'Pod'].map(parseGroupKind);
    expect(kinds.sort(compareGroupKinds).map(formatGroupKind)).toEqual([
      'Pod',
      'Service',
      'CronJob.batch',
      'Job.batch',
    ]);
  });
});
