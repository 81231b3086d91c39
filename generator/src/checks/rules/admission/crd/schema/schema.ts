import type { Field } from '../../../shared/field.ts';
import { checkDefaultValue } from './default-value.ts';
import { checkListType, checkMapType } from './list-types.ts';
import { JUNCTORS, subschemas } from './parts.ts';
import { checkValidations } from './validations.ts';

// Every schema in a definition, wherever it stands: ValidateCustomResourceDefinitionOpenAPISchema.

interface Place {
  isRoot?: boolean;
  /** Inside of apiVersion, kind or metadata. */
  isInMetadata?: boolean;
  /** Why no default can stand here. */
  noDefault?: string;
  /** Below additionalProperties, where nobody looks at defaults. */
  isAdditional?: boolean;
  /** Inside of a logical operator, where expressions are not compiled. */
  isNested?: boolean;
  /** Old and new value cannot be told to belong together here. */
  isUncorrelated?: boolean;
}

/** Where defaults are not validated, or in another way. */
const NO_DEFAULT_VALUES = ['isNested', 'isInMetadata', 'isAdditional'] as const;

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const UNSUPPORTED = [
  'id',
  '$schema',
  '$ref',
  'additionalItems',
  'patternProperties',
  'definitions',
  'dependencies',
];
const RESOURCE_FIELDS = ['apiVersion', 'kind', 'metadata'];

export function checkSchema(schema: Field, place: Place): void {
  schema.at('type').oneOf(TYPES);
  for (const key of UNSUPPORTED) {
    const isThere = key === 'dependencies' ? schema.at(key).isSet : !schema.at(key).isEmpty;
    if (isThere) schema.at(key).forbidden('is not supported');
  }
  checkForms(schema, place);
  checkMapType(schema);
  checkListType(schema);
  checkValidations(schema, place);
  if (schema.at('default').isSet) {
    if (place.noDefault !== undefined) {
      schema.at('default').forbidden(`must not be set ${place.noDefault}`);
    } else if (!NO_DEFAULT_VALUES.some((key) => place[key] === true)) {
      checkDefaultValue(schema);
    }
  }
  checkBelow(schema, place);
}

function checkForms(schema: Field, place: Place): void {
  if (schema.at('uniqueItems').isTrue) {
    schema.at('uniqueItems').forbidden('cannot be set to true: its cost is quadratic');
  }
  if (Array.isArray(schema.at('items').value)) {
    schema.at('items').forbidden('items must be a schema object and not an array');
  }
  const additional = schema.at('additionalProperties');
  if (additional.isSet && additional.value !== true && !schema.at('properties').isEmpty) {
    additional.forbidden('additionalProperties and properties are mutual exclusive');
  }
  const free = schema.at('x-kubernetes-preserve-unknown-fields');
  if (free.value === false) free.invalid('must be true or undefined');
  if (place.isInMetadata === true && schema.at('x-kubernetes-embedded-resource').isTrue) {
    schema
      .at('x-kubernetes-embedded-resource')
      .forbidden('must not be used inside of resource meta');
  }
}

function checkBelow(schema: Field, place: Place): void {
  const { isRoot, ...inherited } = place;
  const isResource = isRoot === true || schema.at('x-kubernetes-embedded-resource').isTrue;
  for (const { schema: child, key } of subschemas(schema)) {
    const below: Place = { ...inherited };
    const name = String(child.path.at(-1));
    if (key === 'properties') {
      if (schema.at('x-kubernetes-map-type').text === 'atomic') below.isUncorrelated = true;
      if (isResource && RESOURCE_FIELDS.includes(name)) {
        below.isInMetadata = true;
        if (isRoot === true) below.noDefault = `in top-level ${name}`;
      }
    } else if (key === 'items') {
      if (schema.at('x-kubernetes-list-type').text !== 'map') below.isUncorrelated = true;
    } else {
      below.isAdditional = true;
      if (place.isInMetadata === true) {
        below.noDefault = 'inside additionalProperties applying to object metadata';
      }
    }
    checkSchema(child, below);
  }
  const nested = JUNCTORS.flatMap((key) => schema.at(key).items());
  if (schema.at('not').isSet) nested.push(schema.at('not'));
  for (const child of nested) checkSchema(child, { ...inherited, isNested: true });
}
