import { kebabCase } from '../../plan/paths/kebab-case.ts';
import { PATCH_SUFFIX } from '../../plan/paths/file-name.ts';
import type { PatchTarget } from '../kustomization.ts';
import { escapeRegExp } from '../patch-entry.ts';
import type { GroupPatch } from '../sharing/groups/group.ts';

/** A file name and a target for each patch that several objects share. */
export function groupFiles(
  groups: readonly GroupPatch[],
): { name: string; group: GroupPatch; target: PatchTarget }[] {
  const taken = new Set<string>();
  return groups.map((group) => {
    const stem = stemOf(group);
    let name = stem;
    for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`;
    taken.add(name);
    return { name: name + PATCH_SUFFIX, group, target: targetOf(group) };
  });
}

function stemOf({ kinds, names }: GroupPatch): string {
  const [kind, ...others] = kinds;
  const subject = others.length === 0 && kind !== undefined ? kebabCase(kind) : 'kinds';
  return `${names === undefined ? 'all' : 'some'}-${subject}`;
}

/** Every field of a target is an anchored regular expression. */
function targetOf({ group, kinds, names }: GroupPatch): PatchTarget {
  return {
    ...(group === undefined ? {} : { group: escapeRegExp(group) }),
    kind: kinds.map(escapeRegExp).join('|'),
    ...(names === undefined ? {} : { name: names.map(escapeRegExp).join('|') }),
  };
}
