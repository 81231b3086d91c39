import type { Field } from './field.ts';
import { dnsSubdomain, labelKey, labelValue } from './formats/names.ts';

/** The terms of a NodeSelector, at least one: core/validation, ValidateNodeSelector. */
export function checkNodeSelector(selector: Field): void {
  const terms = selector.at('nodeSelectorTerms');
  if (terms.isEmpty) terms.required('must have at least one node selector term');
  for (const term of terms.items()) checkNodeSelectorTerm(term);
}

/**
 * A term of a NodeSelector: ValidateNodeSelectorTerm. Label values in `preferred…` terms are free,
 * as they were from the beginning.
 */
export function checkNodeSelectorTerm(term: Field, { anyValue = false } = {}): void {
  for (const expression of term.at('matchExpressions').items()) {
    checkExpression(expression, anyValue);
  }
  for (const expression of term.at('matchFields').items()) checkFieldExpression(expression);
}

function checkExpression(expression: Field, anyValue: boolean): void {
  const values = expression.at('values');
  const operator = expression.at('operator');
  switch (operator.text) {
    case 'In':
    case 'NotIn':
      if (values.isEmpty) values.required("must be specified when `operator` is 'In' or 'NotIn'");
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (!values.isEmpty) {
        values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
      break;
    case 'Gt':
    case 'Lt':
      if (values.items().length !== 1) {
        values.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
      }
      break;
    default:
      operator.invalid('not a valid selector operator');
  }
  expression.at('key').mustBe(labelKey);
  if (!anyValue) for (const value of values.items()) value.matches(labelValue);
}

function checkFieldExpression(expression: Field): void {
  const values = expression.at('values');
  const key = expression.at('key');
  if (!['In', 'NotIn'].includes(expression.at('operator').text)) {
    expression.at('operator').invalid('not a valid selector operator');
  } else if (values.items().length !== 1) {
    values.required("must be only one value when `operator` is 'In' or 'NotIn'");
  }
  if (key.text !== 'metadata.name') key.invalid('not a valid field selector key');
  else for (const value of values.items()) value.mustBe(dnsSubdomain);
}

/** A label key that must be there: ValidateLabelName. */
export function requireLabelKey(key: Field): void {
  key.mustBe(labelKey);
}
