import type { Field } from '../../../shared/field.ts';
import { isWritten } from './parts.ts';

/**
 * The schema of `metadata`, which the server has already: only name and generateName can be
 * restricted, and only at the root (validateStructuralMetadataInvariants).
 */
export function checkMetadataSchema(metadata: Field, { isRoot }: { isRoot: boolean }): void {
  if (metadata.at('type').text !== 'object') metadata.at('type').invalid('must be object');
  if (!isRoot) return;
  for (const [key, value] of metadata.entries()) {
    const isAllowed =
      key === 'type' || key === 'default' || (key === 'properties' && onlyNames(value));
    if (!isAllowed && isWritten(value)) {
      value.forbidden('must not specify anything other than name and generateName');
    }
  }
}

function onlyNames(properties: Field): boolean {
  return properties.entries().every(([key]) => key === 'name' || key === 'generateName');
}
