import type { Field } from '../shared/field.ts';
import { labelKey } from '../shared/formats/names.ts';
import { checkRequestExpression } from './request-expression.ts';

const MOST_CONDITIONS = 64;

/** validateMatchConditions of pkg/apis/admissionregistration/validation/validation.go. */
export function checkMatchConditions(
  conditions: Field,
  { hasParams }: { hasParams: boolean },
): void {
  const items = conditions.items();
  if (items.length > MOST_CONDITIONS) conditions.tooMany(MOST_CONDITIONS);
  const names = new Set<string>();
  for (const condition of items) {
    const name = condition.at('name');
    name.requires(labelKey);
    if (name.text !== '' && names.has(name.text)) name.duplicate();
    names.add(name.text);
    checkRequestExpression(condition.at('expression'), {
      hasParams,
      hasAuthorizer: true,
      results: ['bool'],
    });
  }
}
