import { describe, expect, it } from 'vitest';
import type { GroupPatch, SharedPatch } from '../sharing/groups/group.ts';
import { groupFiles } from './group-files.ts';

function group(fields: Partial<GroupPatch>): GroupPatch {
  const patch: SharedPatch = { means: 'json-patch', body: [] };
  return { group: undefined, kinds: ['Deployment'], names: undefined, keys: [], patch, ...fields };
}

describe('groupFiles', () => {
  it('says whether all objects of a kind are meant, and numbers what has the same name', () => {
    const groups = [
      group({}),
      group({ names: ['a.b', 'c'], group: 'apps' }),
      group({ kinds: ['Role', 'RoleBinding'] }),
      group({}),
    ];
    expect(groupFiles(groups)).toEqual([
      { name: 'all-deployment.patch.yaml', group: groups[0], target: { kind: 'Deployment' } },
      {
        name: 'some-deployment.patch.yaml',
        group: groups[1],
        target: { group: 'apps', kind: 'Deployment', name: 'a\\.b|c' },
      },
      { name: 'all-kinds.patch.yaml', group: groups[2], target: { kind: 'Role|RoleBinding' } },
      { name: 'all-deployment-2.patch.yaml', group: groups[3], target: { kind: 'Deployment' } },
    ]);
  });

  it('is nothing for nothing', () => {
    expect(groupFiles([])).toEqual([]);
  });
});
