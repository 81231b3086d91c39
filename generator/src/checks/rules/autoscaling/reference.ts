import type { Field } from '../shared/field.ts';
import { pathSegment } from '../shared/formats/names.ts';

/** Kind, name and apiVersion of an object: ValidateCrossVersionObjectReference. */
export function checkReference(reference: Field): void {
  reference.at('kind').requires(pathSegment);
  reference.at('name').requires(pathSegment);
  const version = reference.at('apiVersion');
  if (version.text.split('/').length > 2) version.invalid('unexpected GroupVersion string');
}
