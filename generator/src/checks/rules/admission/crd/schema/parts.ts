import type { Field } from '../../../shared/field.ts';

/** The logical operators that take a list of schemas. */
export const JUNCTORS = ['allOf', 'anyOf', 'oneOf'] as const;

/** A schema below another, and the field that holds it. */
interface Subschema {
  schema: Field;
  key: 'items' | 'properties' | 'additionalProperties';
}

/** The schemas of items, properties and additional properties; not those in logical operators. */
export function subschemas(schema: Field): Subschema[] {
  const items = schema.at('items');
  const additional = schema.at('additionalProperties');
  const found: Subschema[] = schema
    .at('properties')
    .entries()
    .map(([, property]) => ({ schema: property, key: 'properties' }));
  if (items.isSet && !Array.isArray(items.value)) found.push({ schema: items, key: 'items' });
  if (typeof additional.value === 'object') {
    found.push({ schema: additional, key: 'additionalProperties' });
  }
  return found;
}

/** Whether this is exactly `[{type: integer}, {type: string}]`, which has an exception. */
export function isIntOrStringChoice(anyOf: Field | undefined): boolean {
  const choices = anyOf?.items() ?? [];
  return (
    choices.length === 2 &&
    choices.every((choice, index) => {
      const written = choice.entries().filter(([, value]) => isWritten(value));
      return written.length === 1 && choice.at('type').text === ['integer', 'string'][index];
    })
  );
}

/**
 * Whether the server keeps anything of a keyword: not of an empty text, `false` or a list of no
 * alternatives, but of an empty list of required fields, a bound of 0 or an empty schema.
 */
export function isWritten(keyword: Field): boolean {
  const name = String(keyword.path.at(-1));
  if (!keyword.isSet || keyword.value === '') return false;
  if (keyword.value === false) return name === 'additionalProperties';
  return !keyword.isEmpty || !DROPPED_WHEN_EMPTY.includes(name);
}

const DROPPED_WHEN_EMPTY = ['properties', 'patternProperties', 'definitions', 'enum', ...JUNCTORS];
