import { goPattern } from '../../../../schema/structural/go-pattern.ts';
import type { Field } from '../../../shared/field.ts';
import { checkMetadataSchema } from './metadata-schema.ts';
import { isIntOrStringChoice, JUNCTORS, subschemas } from './parts.ts';

// A schema is structural if its type, properties and items stand outside of the logical operators
// (k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go, validateStructuralInvariants).

type Level = 'root' | 'items' | 'field';

const NO_TYPE: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  items: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};

/** The schema itself and everything below it that is not inside a logical operator. */
export function checkStructure(schema: Field, level: Level): void {
  checkType(schema, level);
  checkResource(schema, level);
  checkValueValidation(schema, {
    skipsAnyOf: isIntOrStringChoice(schema.at('anyOf')),
    skipsFirstAllOf: isIntOrStringChoice(schema.at('allOf').items()[0]?.at('anyOf')),
  });

  const additional = schema.at('additionalProperties');
  if (level === 'root' && additional.isSet) additional.forbidden('must not be used at the root');
  for (const { schema: child, key } of subschemas(schema)) {
    checkStructure(child, key === 'items' ? 'items' : 'field');
  }
}

function checkType(schema: Field, level: Level): void {
  const type = schema.at('type');
  const isFree = schema.at('x-kubernetes-preserve-unknown-fields').isTrue;
  const isIntOrString = schema.at('x-kubernetes-int-or-string').isTrue;
  const isEmbedded = schema.at('x-kubernetes-embedded-resource').isTrue;
  if (type.text === 'array' && !schema.at('items').isSet) {
    schema.at('items').required('must be specified');
  }
  if (isEmbedded && type.text !== 'object') {
    type.invalid('must be object if x-kubernetes-embedded-resource is true');
  } else if (type.text === '' && !isIntOrString && !isFree) {
    type.required(NO_TYPE[level]);
  }
  if (level === 'root' && type.text !== '' && type.text !== 'object') {
    type.invalid('must be object at the root');
  }
  if (isIntOrString && isFree) {
    schema
      .at('x-kubernetes-preserve-unknown-fields')
      .invalid('must be false if x-kubernetes-int-or-string is true');
  }
  if (isIntOrString && isEmbedded) {
    schema
      .at('x-kubernetes-embedded-resource')
      .invalid('must be false if x-kubernetes-int-or-string is true');
  }
}

/** The fields that every object has: at the root and in embedded objects. */
function checkResource(schema: Field, level: Level): void {
  const isEmbedded = schema.at('x-kubernetes-embedded-resource').isTrue;
  const properties = schema.at('properties');
  const isResource = isEmbedded || level === 'root';
  if (isEmbedded && schema.at('additionalProperties').isSet) {
    schema
      .at('additionalProperties')
      .forbidden('must not be used if x-kubernetes-embedded-resource is set');
  }
  if (
    isEmbedded &&
    properties.isEmpty &&
    !schema.at('x-kubernetes-preserve-unknown-fields').isTrue
  ) {
    properties.required(
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
    );
  }
  if (!isResource) return;
  for (const key of ['kind', 'apiVersion']) {
    const type = properties.at(key).at('type');
    if (properties.at(key).isSet && type.text !== 'string') type.invalid('must be string');
  }
  if (properties.at('metadata').isSet) {
    checkMetadataSchema(properties.at('metadata'), { isRoot: level === 'root' });
  }
}

interface Skips {
  skipsAnyOf: boolean;
  skipsFirstAllOf: boolean;
}

const NO_SKIPS: Skips = { skipsAnyOf: false, skipsFirstAllOf: false };

function checkValueValidation(schema: Field, { skipsAnyOf, skipsFirstAllOf }: Skips): void {
  for (const key of JUNCTORS) {
    if (key === 'anyOf' && skipsAnyOf) continue;
    for (const [index, nested] of schema.at(key).items().entries()) {
      const skips = { skipsAnyOf: key === 'allOf' && index === 0 && skipsFirstAllOf };
      checkNested(nested, { ...NO_SKIPS, ...skips });
    }
  }
  if (schema.at('not').isSet) checkNested(schema.at('not'), NO_SKIPS);
  const pattern = schema.at('pattern');
  if (pattern.text !== '' && goPattern(pattern.text) === undefined) {
    pattern.invalid('must be a valid regular expression');
  }
}

/** What says something about the value itself cannot stand inside a logical operator. */
function checkNested(schema: Field, skips: Skips): void {
  checkValueValidation(schema, skips);
  for (const key of FORBIDDEN_INSIDE) {
    const field = schema.at(key);
    // An empty text or list, and `false`, are the same as nothing; an empty default is not.
    const isThere = key === 'default' || key.endsWith('-type') ? field.isSet : !field.isEmpty;
    if (isThere) field.forbidden('must be undefined to be structural');
  }
  const additional = schema.at('additionalProperties');
  if (additional.isSet && additional.value !== false) {
    additional.forbidden('must be undefined to be structural');
  }
  if (schema.at('properties').at('metadata').isSet) {
    schema.at('properties').at('metadata').forbidden('must not be specified in a nested context');
  }
  for (const { schema: child, key } of subschemas(schema)) {
    if (key !== 'additionalProperties') checkNested(child, NO_SKIPS);
  }
}

const FORBIDDEN_INSIDE = [
  'type',
  'default',
  'title',
  'description',
  'nullable',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
];
