import type { Field } from '../../../shared/field.ts';
import { JUNCTORS } from './parts.ts';

/**
 * What a logical operator speaks of must exist outside of it: properties and items
 * (k8s.io/apiextensions-apiserver/pkg/apiserver/schema/complete.go). Only at the root, as there.
 */
export function checkCompleteness(schema: Field): void {
  checkOperators(schema, schema);
}

function checkOperators(validation: Field, schema: Field): void {
  for (const key of JUNCTORS) {
    for (const nested of validation.at(key).items()) checkNested(nested, schema);
  }
  if (validation.at('not').isSet) checkNested(validation.at('not'), schema);
}

function checkNested(nested: Field, schema: Field): void {
  checkOperators(nested, schema);
  checkPart(nested.at('items'), schema.at('items'));
  for (const [name, property] of nested.at('properties').entries()) {
    checkPart(property, schema.at('properties').at(name), true);
  }
}

function checkPart(nested: Field, schema: Field, isWritten = nested.isSet): void {
  if (!isWritten) return;
  if (schema.isSet) checkNested(nested, schema);
  else schema.required(`because it is defined in ${nested.path.join('.')}`);
}
