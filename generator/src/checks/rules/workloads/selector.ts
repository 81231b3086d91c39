import type { Field } from '../shared/field.ts';
import {
  checkLabelSelector,
  isEmptySelector,
  labelsOf,
  selectsLabels,
} from '../shared/metadata/label-selector.ts';

/** The selector of a controller: there, valid, not empty, and it finds the template's pods. */
export function checkSelector(spec: Field): void {
  const selector = spec.at('selector');
  if (!selector.isSet) {
    selector.required();
    return;
  }
  checkLabelSelector(selector);
  if (isEmptySelector(selector)) {
    selector.invalid('empty selector is invalid');
    return;
  }
  checkSelected(selector, spec.at('template'));
}

/** The labels of the template must be those that the selector asks for. */
export function checkSelected(selector: Field, template: Field): void {
  const labels = template.at('metadata', 'labels');
  if (!selectsLabels(selector, labelsOf(labels))) {
    labels.invalid('`selector` does not match template `labels`');
  }
}
