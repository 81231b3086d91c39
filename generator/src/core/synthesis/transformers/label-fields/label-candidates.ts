import { deepEqual } from '../../../kubernetes/equality.ts';
import { valueAt, type KubernetesObject } from '../../../kubernetes/object.ts';
import { withoutLabelFields, type LabelFields } from './label-fields.ts';
import { commonPairs } from '../field-specs/pairs.ts';

/**
 * The `labels:` entries, one for each pair and sorted by key, that can have given all of the objects
 * their labels: the pairs in `metadata.labels` of every object, each in the form that takes most
 * places off. Of forms that take off the same, it is the one that says least.
 */
export function labelCandidates(objects: readonly KubernetesObject[]): LabelFields[] {
  const labels = objects.map((object) => valueAt(object, ['metadata', 'labels']));
  return commonPairs(labels).flatMap(([key, value]) => {
    const best = strongest(objects, { [key]: value });
    return best === undefined ? [] : [best];
  });
}

const FORMS: readonly Omit<LabelFields, 'pairs'>[] = [
  {},
  { includeTemplates: true },
  { includeSelectors: true },
];

function strongest(
  objects: readonly KubernetesObject[],
  pairs: Record<string, string>,
): LabelFields | undefined {
  let best: { entry: LabelFields; before: KubernetesObject[] } | undefined;
  for (const form of FORMS) {
    const entry = { pairs, ...form };
    const before = objects.map((object) => withoutLabelFields(object, entry));
    // A form that asks too much of one object does so with everything that goes further, too.
    if (!before.every((object) => object !== undefined)) break;
    if (best === undefined || !deepEqual(best.before, before)) best = { entry, before };
  }
  return best?.entry;
}
