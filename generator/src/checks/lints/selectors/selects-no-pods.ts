import type { Field } from '../../rules/shared/field.ts';
import { isEmptySelector, selectsLabels } from '../../rules/shared/metadata/label-selector.ts';
import type { PlacedObject } from '../view/placed-object.ts';

/** A label selector with conditions that no pod of the namespace meets, nor any that may come. */
export function selectsNoPods({ namespace }: PlacedObject, selector: Field): boolean {
  if (isEmptySelector(selector)) return false;
  if (namespace.podsWith((labels) => selectsLabels(selector, labels)).length > 0) return false;
  const values = [
    ...selector
      .at('matchLabels')
      .entries()
      .map(([, value]) => value.text),
    ...selector
      .at('matchExpressions')
      .items()
      .flatMap((expression) => expression.at('values').items())
      .map(({ text }) => text),
  ];
  return !namespace.mayMakePods(values);
}
