import type { StoredType } from '../../../core/openapi/stored.ts';
import type { SchemaSource } from '../schema-source.ts';
import { listOf, mapOf } from './collections.ts';
import { schemaOrBoolean, schemaOrList } from './custom-schemas.ts';
import type { Decoder } from './decoder.ts';
import { enumerated } from './enumerated.ts';
import { intOrString, microTime, quantity, time } from './formats.ts';
import { OPTIONAL_FIELDS } from './optional-fields.ts';
import { any, boolean, bytes, double, int32, int64, string } from './scalars.ts';
import { struct, type StructFields } from './struct.ts';

/**
 * Gives the decoder of a type by its full name. Each is made once, when a value needs it: types may
 * contain themselves.
 */
export function typeDecoders(source: Pick<SchemaSource, 'types'>): (name: string) => Decoder {
  const decoders = new Map<string, Decoder>();

  const named = (name: string): Decoder => {
    const known = decoders.get(name);
    if (known !== undefined) return known;
    const decoder = specialDecoder(name, named) ?? struct(once(() => fieldsOf(name)));
    decoders.set(name, decoder);
    return decoder;
  };

  const fieldsOf = (name: string): StructFields => {
    const dot = name.lastIndexOf('.');
    const home = name.slice(0, dot + 1);
    const types = source.types(name.slice(0, dot));
    const stored: StoredType = types[name.slice(dot + 1)] ?? { fields: {} };
    const fields = Object.entries(stored.fields).map(([field, type]): [string, Decoder] => {
      const accepted = stored.enums?.[field];
      return [field, fieldDecoder(type, home, named, accepted)];
    });
    return {
      fields: new Map(fields),
      required: (stored.required ?? []).filter((field) => !OPTIONAL_FIELDS.has(`${name}.${field}`)),
    };
  };

  return named;
}

/** The decoder of a type in the notation of `StoredType`. */
function fieldDecoder(
  type: string,
  home: string,
  named: (name: string) => Decoder,
  accepted: readonly string[] | undefined,
): Decoder {
  const inner = (rest: string): (() => Decoder) =>
    once(() => fieldDecoder(rest, home, named, accepted));
  if (type.startsWith('[]')) return listOf(inner(type.slice('[]'.length)));
  if (type.startsWith('map[]')) return mapOf(inner(type.slice('map[]'.length)));
  if (type === 'string' && accepted !== undefined) return enumerated(accepted);
  const scalar = SCALARS.get(type);
  if (scalar !== undefined) return scalar;
  return named(type.includes('.') ? type : `${home}${type}`);
}

const SCALARS: ReadonlyMap<string, Decoder> = new Map([
  ['string', string],
  ['boolean', boolean],
  ['int32', int32],
  ['int64', int64],
  ['double', double],
  ['bytes', bytes],
  ['any', any],
]);

const MACHINERY = 'io.k8s.apimachinery.pkg';
const EXTENSIONS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1';

/** Types with a decoder of their own. */
const SPECIAL: ReadonlyMap<string, Decoder> = new Map([
  [`${MACHINERY}.api.resource.Quantity`, quantity],
  [`${MACHINERY}.util.intstr.IntOrString`, intOrString],
  [`${MACHINERY}.apis.meta.v1.Time`, time],
  [`${MACHINERY}.apis.meta.v1.MicroTime`, microTime],
  [`${MACHINERY}.apis.meta.v1.FieldsV1`, any],
  [`${MACHINERY}.runtime.RawExtension`, any],
  [`${EXTENSIONS}.JSON`, any],
]);

function specialDecoder(name: string, named: (name: string) => Decoder): Decoder | undefined {
  const schema = (): Decoder => named(`${EXTENSIONS}.JSONSchemaProps`);
  switch (name) {
    case `${EXTENSIONS}.JSONSchemaPropsOrBool`:
      return schemaOrBoolean(schema);
    case `${EXTENSIONS}.JSONSchemaPropsOrArray`:
      return schemaOrList(schema, listOf(schema));
    case `${EXTENSIONS}.JSONSchemaPropsOrStringArray`:
      return schemaOrList(
        schema,
        listOf(() => string),
      );
    default:
      return SPECIAL.get(name);
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
