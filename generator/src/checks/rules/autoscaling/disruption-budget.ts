import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { atMostHundredPercent, countOrPercent } from '../shared/formats/int-or-percent.ts';
import { checkLabelSelector } from '../shared/metadata/label-selector.ts';

/** pkg/apis/policy/validation/validation.go, ValidatePodDisruptionBudgetSpec. */
export function checkDisruptionBudget(budget: Field): void {
  const spec = budget.at('spec');
  const limits = [spec.at('minAvailable'), spec.at('maxUnavailable')];
  if (limits.every(({ isSet }) => isSet)) {
    spec.invalid('minAvailable and maxUnavailable cannot be both set');
  }
  for (const limit of limits.filter(({ isSet }) => isSet)) {
    countOrPercent(limit);
    atMostHundredPercent(limit);
  }
  checkLabelSelector(spec.at('selector'));
  optionalOneOf(spec.at('unhealthyPodEvictionPolicy'), ['AlwaysAllow', 'IfHealthyBudget']);
}
