import type { Field } from '../field.ts';
import { labelKey, labelValue } from '../formats/names.ts';
import { checkLabels } from './labels.ts';

/** A LabelSelector: apimachinery/pkg/apis/meta/v1/validation, ValidateLabelSelector. */
export function checkLabelSelector(selector: Field): void {
  checkLabels(selector.at('matchLabels'));
  for (const expression of selector.at('matchExpressions').items()) checkRequirement(expression);
}

/** Whether a selector has no condition, and so selects everything. */
export function isEmptySelector(selector: Field): boolean {
  return selector.at('matchLabels').isEmpty && selector.at('matchExpressions').isEmpty;
}

export type Labels = ReadonlyMap<string, string>;

/** The labels of an object; null is the empty value. */
export function labelsOf(labels: Field): Map<string, string> {
  return new Map(labels.entries().map(([key, value]) => [key, value.text]));
}

/** Whether a LabelSelector selects an object with these labels; without any condition it does. */
export function selectsLabels(selector: Field, labels: Labels): boolean {
  return (
    hasLabels(labels, labelsOf(selector.at('matchLabels'))) &&
    selector
      .at('matchExpressions')
      .items()
      .every((expression) => holds(expression, labels))
  );
}

/** Whether every label of a plain map of labels is there: the selector of a ReplicationController. */
export function hasLabels(labels: Labels, expected: Labels): boolean {
  return [...expected].every(([key, value]) => labels.get(key) === value);
}

function checkRequirement(expression: Field): void {
  const values = expression.at('values');
  const operator = expression.at('operator');
  if (LISTING.includes(operator.text)) {
    if (values.isEmpty) values.required("must be specified when `operator` is 'In' or 'NotIn'");
  } else if (EXISTING.includes(operator.text)) {
    if (!values.isEmpty) {
      values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    }
  } else {
    operator.invalid('not a valid selector operator');
  }
  expression.at('key').mustBe(labelKey);
  for (const value of values.items()) value.matches(labelValue);
}

function holds(expression: Field, labels: Labels): boolean {
  const value = labels.get(expression.at('key').text);
  const isListed = expression
    .at('values')
    .items()
    .some(({ text }) => text === value);
  switch (expression.at('operator').text) {
    case 'In':
      return value !== undefined && isListed;
    case 'NotIn':
      return value === undefined || !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

const LISTING = ['In', 'NotIn'];
const EXISTING = ['Exists', 'DoesNotExist'];
