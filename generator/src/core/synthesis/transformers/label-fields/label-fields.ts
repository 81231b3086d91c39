import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { FieldTable } from '../field-specs/field-spec.ts';
import { METADATA_LABELS, SELECTOR_LABELS, TEMPLATE_LABELS } from './label-specs.ts';
import { withoutPairs, withPairs, type Pairs } from '../field-specs/pairs.ts';

/** An entry of `labels:` in a kustomization; `includeSelectors` reaches the templates, too. */
export interface LabelFields {
  pairs: Pairs;
  includeSelectors?: boolean;
  includeTemplates?: boolean;
}

/**
 * What a `labels:` entry makes of an object.
 *
 * @returns undefined where the build fails: there is something else than a map where labels go
 * Source: kustomize api/internal/target/kusttarget_configplugin.go (LabelTransformer)
 */
export function applyLabelFields(
  object: KubernetesObject,
  entry: LabelFields,
): KubernetesObject | undefined {
  return withPairs(object, tableOf(entry), entry.pairs);
}

/**
 * What an object must be so that the `labels:` entry makes exactly this of it.
 *
 * @returns undefined where nothing becomes this object: it lacks a pair where the entry puts it
 */
export function withoutLabelFields(
  object: KubernetesObject,
  entry: LabelFields,
): KubernetesObject | undefined {
  return withoutPairs(object, tableOf(entry), entry.pairs);
}

function tableOf({ includeSelectors, includeTemplates }: LabelFields): FieldTable {
  if (includeSelectors === true) return SELECTOR_LABELS;
  return includeTemplates === true ? TEMPLATE_LABELS : METADATA_LABELS;
}
