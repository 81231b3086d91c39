import { compareText } from '../compare-text.ts';
/** A kind of object without its version; the core group is the empty string. */
export interface GroupKind {
  group: string;
  kind: string;
}

/**
 * Reads `Kind` or `Kind.group`, as kubectl and `permit:` in gitops.yaml write it. A kind holds no
 * dot, so the first one ends it.
 */
export function parseGroupKind(text: string): GroupKind {
  const dot = text.indexOf('.');
  return dot === -1
    ? { group: '', kind: text }
    : { group: text.slice(dot + 1), kind: text.slice(0, dot) };
}

/** Writes `Kind` or `Kind.group`: the reverse of `parseGroupKind`. */
export function formatGroupKind({ group, kind }: GroupKind): string {
  return group === '' ? kind : `${kind}.${group}`;
}

/** Order by group, then by kind, independent of the locale. */
export function compareGroupKinds(a: GroupKind, b: GroupKind): number {
  return compareText(a.group, b.group) || compareText(a.kind, b.kind);
}
