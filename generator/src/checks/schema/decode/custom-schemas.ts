import { isJsonObject, type Json } from '../../../core/kubernetes/object.ts';
import type { DecodeTrail, Decoder } from './decoder.ts';

// Parts of the schema in a CustomResourceDefinition that are read by decoders of their own, which
// drop unknown fields in silence (apiextensions-apiserver/pkg/apis/apiextensions/v1/marshal.go).

/** JSONSchemaPropsOrBool */
export function schemaOrBoolean(schema: () => Decoder): Decoder {
  return {
    read(value, trail) {
      if (typeof value === 'boolean') return value;
      if (isJsonObject(value)) return leniently(schema(), value, trail);
      trail.report('type', 'boolean or JSON schema expected');
      return value;
    },
  };
}

/** JSONSchemaPropsOrArray and JSONSchemaPropsOrStringArray: anything else reads as nothing. */
export function schemaOrList(schema: () => Decoder, list: Decoder): Decoder {
  return {
    read(value, trail) {
      if (isJsonObject(value)) return leniently(schema(), value, trail);
      return Array.isArray(value) ? leniently(list, value, trail) : {};
    },
  };
}

function leniently(decoder: Decoder, value: Json, trail: DecodeTrail): Json {
  const { isLenient } = trail;
  trail.isLenient = true;
  const decoded = decoder.read(value, trail);
  trail.isLenient = isLenient;
  return decoded;
}
