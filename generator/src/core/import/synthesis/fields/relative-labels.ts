import { deepEqual } from '../../../kubernetes/equality.ts';
import { valueAt, type KubernetesObject } from '../../../kubernetes/object.ts';
import type { LabelEntry } from '../../../synthesis/kustomization.ts';
import type { TransformerFields } from '../../../synthesis/layers/layer.ts';
import {
  annotationCandidates,
  applyAnnotations,
  withoutAnnotations,
} from '../../../synthesis/transformers/annotations/annotation-fields.ts';
import { likeBase } from '../../../synthesis/transformers/field-specs/like-base.ts';
import { labelCandidates } from '../../../synthesis/transformers/label-fields/label-candidates.ts';
import {
  applyLabelFields,
  withoutLabelFields,
} from '../../../synthesis/transformers/label-fields/label-fields.ts';
import { mergeLabelEntries } from './label-entries.ts';

export interface RelativeLabels {
  fields: Pick<TransformerFields, 'labels' | 'commonAnnotations'>;
  /** The objects before the fields apply: like the base where the fields will put a pair. */
  before: Map<string, KubernetesObject>;
}

/**
 * The labels and annotations that all objects of an environment carry and the base gives to too few of
 * them. Kustomize replaces what an object has, so below them the objects may be like the base.
 */
export function relativeLabels(
  objects: ReadonlyMap<string, KubernetesObject>,
  base: ReadonlyMap<string, KubernetesObject>,
): RelativeLabels {
  let before = new Map(objects);
  const labels: LabelEntry[] = [];
  for (const entry of labelCandidates([...objects.values()])) {
    if (!isMissed(before, base, 'labels', entry.pairs)) continue;
    before = undo(before, base, {
      without: (object) => withoutLabelFields(object, entry),
      apply: (object) => applyLabelFields(object, entry),
    });
    labels.push(entry);
  }
  const annotations = Object.entries(annotationCandidates([...objects.values()])).filter(
    ([key, value]) => isMissed(before, base, 'annotations', { [key]: value }),
  );
  const commonAnnotations = Object.fromEntries(annotations);
  if (annotations.length > 0) {
    before = undo(before, base, {
      without: (object) => withoutAnnotations(object, commonAnnotations),
      apply: (object) => applyAnnotations(object, commonAnnotations),
    });
  }
  return {
    fields: {
      ...(labels.length > 0 && { labels: mergeLabelEntries(labels) }),
      ...(annotations.length > 0 && { commonAnnotations }),
    },
    before,
  };
}

/** Whether patches for what the base lacks would be longer than an entry. */
function isMissed(
  objects: ReadonlyMap<string, KubernetesObject>,
  base: ReadonlyMap<string, KubernetesObject>,
  field: 'labels' | 'annotations',
  pairs: Readonly<Record<string, string>>,
): boolean {
  const missed = [...objects.keys()].filter((key) => {
    const inherited = base.get(key);
    return (
      inherited !== undefined &&
      Object.entries(pairs).some(
        ([name, value]) => valueAt(inherited, ['metadata', field, name]) !== value,
      )
    );
  });
  return missed.length >= FEWEST_OBJECTS;
}
const FEWEST_OBJECTS = 3;

function undo(
  objects: ReadonlyMap<string, KubernetesObject>,
  base: ReadonlyMap<string, KubernetesObject>,
  change: Record<'without' | 'apply', (object: KubernetesObject) => KubernetesObject | undefined>,
): Map<string, KubernetesObject> {
  const undone = [...objects].map(([key, target]): [string, KubernetesObject] => {
    const without = change.without(target) ?? target;
    const inherited = base.get(key);
    if (inherited === undefined) return [key, without];
    const like = likeBase(target, without, inherited) as KubernetesObject;
    const result = change.apply(like);
    return [key, result !== undefined && deepEqual(result, target) ? like : without];
  });
  return new Map(undone);
}
