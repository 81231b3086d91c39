import { groupOf } from '../../kubernetes/object.ts';
import { kebabCase } from '../../plan/paths/kebab-case.ts';
import { PATCH_SUFFIX } from '../../plan/paths/file-name.ts';
import type { PatchTarget } from '../kustomization.ts';
import { escapeRegExp } from '../patch-entry.ts';
import type { GroupPatch } from '../sharing/groups/group.ts';

/** A file name and a target for each patch that several objects of a kind share. */
export function groupFiles(
  groups: readonly GroupPatch[],
): { name: string; group: GroupPatch; target: PatchTarget }[] {
  const taken = new Set<string>();
  return groups.map((group) => {
    const stem = `all-${kebabCase(group.kind)}`;
    let name = `${group.names === undefined ? stem : `some-${kebabCase(group.kind)}`}`;
    for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`;
    taken.add(name);
    return { name: name + PATCH_SUFFIX, group, target: targetOf(group) };
  });
}

function targetOf({ apiVersion, kind, names }: GroupPatch): PatchTarget {
  const group = groupOf(apiVersion);
  return {
    ...(group === '' ? {} : { group: escapeRegExp(group) }),
    kind,
    ...(names === undefined ? {} : { name: names.map(escapeRegExp).join('|') }),
  };
}
