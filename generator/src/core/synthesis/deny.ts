import { groupKindOf, objectId, type KubernetesObject } from '../kubernetes/object.ts';
import type { Mismatch } from '../proof/compare.ts';
import {
  denialKey,
  type Denials,
  type ObjectExplanation,
  type OverlayExplanation,
} from './types.ts';

/** What the engine made of an overlay that did not come out exact. */
export type Refusal = { mismatches: readonly Mismatch[] } | { failure: string };

/**
 * Takes the next step down the ladder for what the engine has refused: no generator and no patch that
 * several objects share, then no strategic merge, then an object of the overlay's own, then no
 * transformers, and at last nothing from the base: a patch of one object can change another one, too.
 *
 * @returns undefined where no step is left: Kustomize cannot carry the objects
 */
export function denyNext(
  denials: Denials,
  overlay: OverlayExplanation,
  refusal: Refusal,
): Denials | undefined {
  const { environment } = overlay;
  const suspects =
    'failure' in refusal
      ? overlay.objects.filter(({ patch }) => patch !== undefined)
      : overlay.objects.filter((entry) => refusal.mismatches.some((item) => isSame(item, entry)));
  const summaries = suspects
    .filter(({ isSummary }) => isSummary === true)
    .map(keyOf)
    .filter((key) => !denials.summaries.has(key));
  if (summaries.length > 0) {
    return { ...denials, summaries: union(denials.summaries, summaries) };
  }
  const merged = suspects
    .filter(({ patch }) => patch?.means === 'strategic-merge')
    .map((entry) => denialKey(environment, keyOf(entry)))
    .filter((key) => !denials.strategicMerge.has(key));
  if (merged.length > 0) {
    return { ...denials, strategicMerge: union(denials.strategicMerge, merged) };
  }
  const shared = inheritedKeys(suspects, denials);
  if (shared.length > 0) return { ...denials, base: union(denials.base, shared) };
  if (!denials.transformers.has(environment)) {
    return { ...denials, transformers: union(denials.transformers, [environment]) };
  }
  const field = overlay.optional?.find((each) => !denials.fields.has(each));
  if (field !== undefined) return { ...denials, fields: union(denials.fields, [field]) };
  const inherited = inheritedKeys(overlay.objects, denials);
  if (inherited.length === 0) return undefined;
  return {
    ...denials,
    base: union(denials.base, inherited),
    summaries: union(denials.summaries, inherited),
  };
}

function inheritedKeys(objects: readonly ObjectExplanation[], { base }: Denials): string[] {
  const inherited = objects.filter(({ origin }) => origin === 'base');
  return inherited.map(keyOf).filter((key) => !base.has(key));
}

function keyOf({ key, object }: ObjectExplanation): string {
  return key ?? objectId(object);
}

/** Everything that either denies. */
export function mergeDenials(left: Denials, right: Denials): Denials {
  return {
    summaries: union(left.summaries, right.summaries),
    strategicMerge: union(left.strategicMerge, right.strategicMerge),
    base: union(left.base, right.base),
    transformers: union(left.transformers, right.transformers),
    fields: union(left.fields, right.fields),
  };
}

/** The explanation names the object without its namespace. */
function isSame({ object }: Mismatch, { object: local }: ObjectExplanation): boolean {
  const isNamespace = (item: KubernetesObject): boolean => groupKindOf(item) === 'Namespace';
  if (isNamespace(object)) return isNamespace(local);
  return groupKindOf(object) === groupKindOf(local) && object.metadata.name === local.metadata.name;
}

function union<T extends string>(present: ReadonlySet<T>, added: Iterable<T>): Set<T> {
  return new Set([...present, ...added]);
}
