import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { LabelEntry } from '../../../synthesis/kustomization.ts';
import type { TransformerFields } from '../../../synthesis/layers/layer.ts';
import { lineCount } from '../../../synthesis/line-count.ts';
import {
  annotationCandidates,
  withoutAnnotations,
} from '../../../synthesis/transformers/annotations/annotation-fields.ts';
import { labelCandidates } from '../../../synthesis/transformers/label-fields/label-candidates.ts';
import { withoutLabelFields } from '../../../synthesis/transformers/label-fields/label-fields.ts';
import { mergeLabelEntries } from './label-entries.ts';

export interface CommonFields {
  fields: TransformerFields;
  /** The objects before the fields apply. */
  before: Map<string, KubernetesObject>;
}

/**
 * Takes the labels and annotations that all objects of a kustomization carry out of them, where that
 * makes it shorter.
 *
 * @param isWanted which pairs may be taken out
 */
export function commonFields(
  objects: ReadonlyMap<string, KubernetesObject>,
  isWanted: (key: string, value: string) => boolean = () => true,
): CommonFields {
  const labelled = takeLabels(new Map(objects), isWanted);
  const annotated = takeAnnotations(labelled.before, isWanted);
  return {
    fields: { ...labelled.fields, ...annotated.fields },
    before: annotated.before,
  };
}

function takeLabels(
  objects: Map<string, KubernetesObject>,
  isWanted: (key: string, value: string) => boolean,
): CommonFields {
  const entries = mergeLabelEntries(
    labelCandidates([...objects.values()]).filter(({ pairs }) =>
      Object.entries(pairs).every(([key, value]) => isWanted(key, value)),
    ),
  );
  const used: LabelEntry[] = [];
  let before = objects;
  for (const entry of entries) {
    const taken = takeOut(before, (object) => withoutLabelFields(object, entry));
    if (taken === undefined || taken.saved <= lineCount([{ ...entry }])) continue;
    used.push(entry);
    before = taken.before;
  }
  return { fields: used.length === 0 ? {} : { labels: used }, before };
}

function takeAnnotations(
  objects: Map<string, KubernetesObject>,
  isWanted: (key: string, value: string) => boolean,
): CommonFields {
  const candidates = Object.entries(annotationCandidates([...objects.values()])).filter(
    ([key, value]) => isWanted(key, value),
  );
  const commonAnnotations = Object.fromEntries(candidates);
  const taken = takeOut(objects, (object) => withoutAnnotations(object, commonAnnotations));
  if (taken === undefined || taken.saved <= candidates.length + 1) {
    return { fields: {}, before: objects };
  }
  return { fields: { commonAnnotations }, before: taken.before };
}

function takeOut(
  objects: ReadonlyMap<string, KubernetesObject>,
  undo: (object: KubernetesObject) => KubernetesObject | undefined,
): { before: Map<string, KubernetesObject>; saved: number } | undefined {
  let saved = 0;
  const before = new Map<string, KubernetesObject>();
  for (const [key, object] of objects) {
    const undone = undo(object);
    if (undone === undefined) return undefined;
    saved += lineCount(object) - lineCount(undone);
    before.set(key, undone);
  }
  return { before, saved };
}
