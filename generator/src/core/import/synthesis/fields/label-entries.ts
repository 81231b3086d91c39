import type { LabelEntry } from '../../../synthesis/kustomization.ts';

/** Entries of `labels:` with one for each form: pairs of the same form stand together. */
export function mergeLabelEntries(entries: readonly LabelEntry[]): LabelEntry[] {
  return entries.reduce<LabelEntry[]>((merged, { pairs, ...form }) => {
    const same = merged.findIndex((entry) => isSameForm(entry, form));
    const known = merged[same];
    if (known === undefined) return [...merged, { ...form, pairs }];
    return merged.with(same, { ...known, pairs: { ...known.pairs, ...pairs } });
  }, []);
}

function isSameForm(left: Omit<LabelEntry, 'pairs'>, right: Omit<LabelEntry, 'pairs'>): boolean {
  return (
    left.includeSelectors === right.includeSelectors &&
    left.includeTemplates === right.includeTemplates
  );
}
