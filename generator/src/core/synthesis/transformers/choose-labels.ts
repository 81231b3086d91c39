import { deepEqual } from '../../kubernetes/equality.ts';
import { valueAt, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import type { ObjectPair } from './choose-images.ts';
import { likeBase } from './field-specs/like-base.ts';
import { commonPairs, type Pairs } from './field-specs/pairs.ts';
import {
  applyLabelFields,
  withoutLabelFields,
  type LabelFields,
} from './label-fields/label-fields.ts';

/**
 * The pairs of a `labels:` entry that reaches templates: those that all objects of the overlay and all
 * their pod templates carry, and that some object of the base lacks.
 */
export function chooseLabels(pairs: readonly ObjectPair[]): Record<string, string> {
  const chosen = commonPairs(pairs.map(({ target }) => labelsOf(target)))
    .filter(([key, value]) =>
      pairs.some(({ base }) => base && valueAt(labelsOf(base), [key]) !== value),
    )
    .filter(([key, value]) =>
      pairs.every(
        ({ target }) => withoutLabelFields(target, entryOf({ [key]: value })) !== undefined,
      ),
    );
  return Object.fromEntries(chosen);
}

/** The target with the base's labels, or none, where the pairs put them. */
export function undoLabels({ base, target }: ObjectPair, labels: Pairs): KubernetesObject {
  if (Object.keys(labels).length === 0) return target;
  const without = withoutLabelFields(target, entryOf(labels));
  if (without === undefined || base === undefined) return without ?? target;
  const like = likeBase(target, without, base) as KubernetesObject;
  return deepEqual(applyLabelFields(like, entryOf(labels)), target) ? like : without;
}

function entryOf(pairs: Pairs): LabelFields {
  return { pairs, includeTemplates: true };
}

function labelsOf(object: KubernetesObject): Json | undefined {
  return valueAt(object, ['metadata', 'labels']);
}
