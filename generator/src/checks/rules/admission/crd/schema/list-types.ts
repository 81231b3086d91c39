import { optionalOneOf } from '../../../optional-one-of.ts';
import type { Field } from '../../../shared/field.ts';

/** `x-kubernetes-map-type`: how a map is merged. */
export function checkMapType(schema: Field): void {
  const mapType = schema.at('x-kubernetes-map-type');
  if (mapType.isSet && schema.at('type').text !== 'object') {
    schema.at('type').invalid('must be object if x-kubernetes-map-type is specified');
  }
  optionalOneOf(mapType, ['atomic', 'granular']);
}

/** `x-kubernetes-list-type` and its keys: how a list is merged. */
export function checkListType(schema: Field): void {
  const listType = schema.at('x-kubernetes-list-type');
  const items = schema.at('items');
  optionalOneOf(listType, ['atomic', 'map', 'set']);
  if (listType.isSet && schema.at('type').text !== 'array') {
    schema.at('type').invalid('must be array if x-kubernetes-list-type is specified');
  }
  if (!schema.at('x-kubernetes-list-map-keys').isEmpty && listType.text !== 'map') {
    listType.invalid('must be map if x-kubernetes-list-map-keys is non-empty');
  }
  if (listType.text === 'set') checkSetItems(items);
  if (listType.text === 'map') checkMapItems(schema, items);
  if (['set', 'map'].includes(listType.text) && items.at('nullable').isTrue) {
    items
      .at('nullable')
      .forbidden(`cannot be true when x-kubernetes-list-type is ${listType.text}`);
  }
}

/** The items of a set are merged as wholes. */
function checkSetItems(items: Field): void {
  const reason = 'must be atomic as item of a list with x-kubernetes-list-type=set';
  const listType = items.at('x-kubernetes-list-type');
  const mapType = items.at('x-kubernetes-map-type');
  if (items.at('type').text === 'array' && listType.isSet && listType.text !== 'atomic') {
    listType.invalid(reason);
  }
  if (items.at('type').text === 'object' && mapType.text !== 'atomic') mapType.invalid(reason);
}

/** The items of a map are told apart by scalar properties that each of them has. */
function checkMapItems(schema: Field, items: Field): void {
  const keys = schema.at('x-kubernetes-list-map-keys');
  if (keys.isEmpty) keys.required('must not be empty if x-kubernetes-list-type is map');
  if (!items.isSet) items.required('must have a schema if x-kubernetes-list-type is map');
  else if (items.at('type').text !== 'object') {
    items.at('type').invalid("must be object if parent array's x-kubernetes-list-type is map");
  }
  const required = items
    .at('required')
    .items()
    .map(({ text }) => text);
  const seen = new Set<string>();
  for (const key of keys.items()) {
    if (seen.has(key.text)) key.duplicate();
    seen.add(key.text);
    const property = items.at('properties').at(key.text);
    if (property.isSet) checkMapKey(property, required.includes(key.text));
    else if (items.at('type').text === 'object') {
      key.invalid('entries must all be names of item properties');
    }
  }
}

function checkMapKey(property: Field, isRequired: boolean): void {
  if (['array', 'object'].includes(property.at('type').text)) {
    property
      .at('type')
      .invalid("must be a scalar type if parent array's x-kubernetes-list-type is map");
  }
  if (!isRequired && !property.at('default').isSet) {
    property
      .at('default')
      .required('a property in x-kubernetes-list-map-keys must have a default or be required');
  }
  if (property.at('nullable').isTrue) {
    property
      .at('nullable')
      .forbidden('a property in x-kubernetes-list-map-keys cannot be nullable');
  }
}
