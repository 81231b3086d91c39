import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';

const HIGHEST = 1_000_000_000;
/** The classes that the server makes itself, and their values. */
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2 * HIGHEST,
  'system-node-critical': 2 * HIGHEST + 1000,
};

/** pkg/apis/scheduling/validation/validation.go, ValidatePriorityClass. */
export function checkPriorityClass(priorityClass: Field): void {
  const name = priorityClass.at('metadata', 'name');
  const value = priorityClass.at('value');
  if (name.text.startsWith('system-')) checkSystemClass(priorityClass, name);
  else if ((value.number ?? 0) > HIGHEST) {
    value.forbidden(`maximum allowed value of a user defined priority is ${HIGHEST}`);
  }
  optionalOneOf(priorityClass.at('preemptionPolicy'), ['PreemptLowerPriority', 'Never']);
}

function checkSystemClass(priorityClass: Field, name: Field): void {
  const expected = SYSTEM_CLASSES[name.text];
  if (
    expected !== (priorityClass.at('value').number ?? 0) ||
    priorityClass.at('globalDefault').isTrue
  ) {
    name.forbidden("names with the prefix 'system-' are reserved for system use only");
  }
}
