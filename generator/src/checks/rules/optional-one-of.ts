import type { Field } from './shared/field.ts';

/**
 * An optional field that is a pointer in the server: where it is written it must be one of these,
 * and the empty text is none of them. (`Field.oneOf` takes the empty text for nothing.)
 */
export function optionalOneOf(field: Field, accepted: readonly string[]): void {
  if (field.isSet && !accepted.includes(field.text)) field.unsupported(accepted);
}
