import type { Field } from '../../../shared/field.ts';
import { checkCompleteness } from './completeness.ts';
import { checkSchema } from './schema.ts';
import { checkStructure } from './structure.ts';

/** What may stand at the root where the status is a subresource, and so has a schema of its own. */
const ALLOWED_WITH_STATUS: ReadonlySet<string> = new Set([
  'description',
  'type',
  'format',
  'title',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'required',
  'items',
  'properties',
  'externalDocs',
  'example',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-validations',
]);

/** The schema of a version: validateCustomResourceDefinitionValidation. */
export function checkRootSchema(schema: Field, { hasStatus }: { hasStatus: boolean }): void {
  if (hasStatus) {
    for (const [key, value] of schema.entries()) {
      if (!ALLOWED_WITH_STATUS.has(key) && isThere(value)) {
        value.invalid('is not allowed at the root if the status subresource is enabled');
      }
    }
  }
  if (schema.at('nullable').isTrue) schema.at('nullable').forbidden('cannot be true at the root');
  checkStructure(schema, 'root');
  checkCompleteness(schema);
  checkSchema(schema, { isRoot: true });
}

/** Whether it is more than nothing; here an empty map or list is. */
function isThere(field: Field): boolean {
  const { value } = field;
  return (
    field.isSet && value !== '' && (value !== false || field.path.at(-1) === 'additionalProperties')
  );
}
