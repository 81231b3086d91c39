import { groupOf, type KubernetesObject } from '../../../kubernetes/object.ts';
import { lineCount } from '../../line-count.ts';
import type { Costs } from '../costs.ts';
import { contentId } from '../fingerprint.ts';
import { candidateGroups } from './candidate-groups.ts';
import { applyShared, commonMerge, commonOperations } from './common-patch.ts';
import type { Alteration, GroupPatch, SharedPatch } from './group.ts';

/**
 * Finds patches that several objects of a kind have in common, as long as one makes the whole shorter:
 * Kustomize applies a patch to every object that its target selects.
 *
 * @param alterations by key; only objects that a group patch may touch
 * @param untouched the other objects that a patch by kind alone would meet
 * @returns the patches, in the order in which they apply, and what is left to change after them
 */
export function groupPatches(
  alterations: ReadonlyMap<string, Alteration>,
  untouched: readonly KubernetesObject[],
  costs: Costs,
): { groups: GroupPatch[]; left: Map<string, Alteration> } {
  const left = new Map(alterations);
  const settled = [...untouched];
  const groups: GroupPatch[] = [];
  const hopeless = new Set<string>();
  for (;;) {
    let best: Proposal | undefined;
    for (const keys of candidateGroups(left)) {
      const id = keys.map((key) => `${key} ${contentId(left.get(key)?.from ?? null)}`).join();
      if (hopeless.has(id)) continue;
      let hasProposal = false;
      for (const commonPatch of [commonMerge, commonOperations]) {
        const proposal = propose(keys, left, settled, costs, commonPatch);
        hasProposal ||= proposal !== undefined;
        if (proposal !== undefined && proposal.gain > (best?.gain ?? 0)) best = proposal;
      }
      if (!hasProposal) hopeless.add(id);
    }
    if (best === undefined) return { groups, left };
    groups.push(best.group);
    for (const [key, alteration] of best.after) {
      if (contentId(alteration.from) !== contentId(alteration.to)) {
        left.set(key, alteration);
        continue;
      }
      left.delete(key);
      settled.push(alteration.to);
    }
  }
}

interface Proposal {
  group: GroupPatch;
  after: Map<string, Alteration>;
  /** Lines saved. */
  gain: number;
}

function propose(
  keys: readonly string[],
  all: ReadonlyMap<string, Alteration>,
  untouched: readonly KubernetesObject[],
  costs: Costs,
  commonPatch: (alterations: readonly Alteration[]) => SharedPatch | undefined,
): Proposal | undefined {
  const members = keys.flatMap((key) => all.get(key) ?? []);
  const patch = commonPatch(members);
  const [first] = members;
  if (patch === undefined || first === undefined) return undefined;
  const after = new Map<string, Alteration>();
  let gain = 0;
  for (const [index, { from, to }] of members.entries()) {
    const between = applyShared(patch, from);
    if (between === undefined) return undefined;
    gain += costs.patch(from, to) - costs.patch(between, to);
    after.set(keys[index] as string, { from: between, to });
  }
  const others = [...all].filter(([key]) => !keys.includes(key)).map(([, { from }]) => from);
  const kinds = [...new Set(members.map(({ from }) => from.kind))].sort();
  const groups = new Set(members.map(({ from }) => groupOf(from.apiVersion)));
  const everybody = [...untouched, ...others];
  const isOnlyGroup = everybody
    .filter((other) => kinds.includes(other.kind))
    .every((other) => groups.has(groupOf(other.apiVersion)));
  const [onlyGroup = ''] = groups;
  const group = groups.size > 1 || isOnlyGroup || onlyGroup === '' ? undefined : onlyGroup;
  const target = { group, kinds };
  const names = namesFor(patch, members, target, everybody);
  if (names === 'none') return undefined;
  gain -= groupLines(patch, group, names);
  if (!(gain > 0)) return undefined;
  return { group: { ...target, names, patch, keys }, after, gain };
}

/** Undefined where the patch changes no other object of the kind; `none` where names do not suffice. */
function namesFor(
  patch: SharedPatch,
  members: readonly Alteration[],
  target: Pick<GroupPatch, 'group' | 'kinds'>,
  others: readonly KubernetesObject[],
): string[] | undefined | 'none' {
  const strangers = others
    .filter((other) => isMeant(target, other))
    .filter((other) => {
      const changed = applyShared(patch, other);
      return changed === undefined || contentId(changed) !== contentId(other);
    });
  if (strangers.length === 0) return undefined;
  const names = new Set(members.map(({ from }) => from.metadata.name));
  return strangers.some(({ metadata }) => names.has(metadata.name)) ? 'none' : [...names].sort();
}

/** A target cannot ask for the core group: without a group it means the kinds of any. */
function isMeant(
  { group, kinds }: Pick<GroupPatch, 'group' | 'kinds'>,
  { apiVersion, kind }: KubernetesObject,
): boolean {
  return kinds.includes(kind) && (group === undefined || group === groupOf(apiVersion));
}

/** The entry with its target; a long list of names is hard to read, and counted so. */
function groupLines(
  patch: SharedPatch,
  group: string | undefined,
  names: readonly string[] | undefined,
): number {
  const target = names === undefined ? 0 : 1 + Math.floor(names.length / NAMES_A_LINE);
  return lineCount(patch.body) + ENTRY_LINES + target + Number(group !== undefined);
}
const NAMES_A_LINE = 4;

/** `path`, `target`, `kind`. */
const ENTRY_LINES = 3;
