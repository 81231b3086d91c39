import { isJsonObject, type JsonObject } from '../../../core/kubernetes/object.ts';
import { nearest } from '../nearest.ts';
import { reportType, type Decoder, type DecodeTrail } from './decoder.ts';

/** A struct of Go as a value is read into it. */
export interface StructFields {
  fields: ReadonlyMap<string, Decoder>;
  /** Fields that the server's validation asks for. */
  required: readonly string[];
}

/**
 * A struct: unknown fields are errors (`fieldValidation=Strict`), names count in their exact case,
 * and null is as good as no field at all.
 */
export function struct(type: () => StructFields): Decoder {
  return {
    read(value, trail) {
      if (!isJsonObject(value)) {
        reportType(trail, 'a map', value);
        return {};
      }
      const { fields, required } = type();
      const decoded = readFields(value, fields, trail);
      if (trail.isStatus) return decoded;
      for (const name of required) {
        if (!Object.hasOwn(decoded, name)) trail.reportAt(name, 'required', 'Required value');
      }
      return decoded;
    },
    zero: {},
  };
}

function readFields(
  value: JsonObject,
  fields: ReadonlyMap<string, Decoder>,
  trail: DecodeTrail,
): JsonObject {
  const isRoot = trail.path.length === 0;
  let copy: JsonObject | undefined;
  for (const key of Object.keys(value)) {
    const item = value[key] ?? null;
    const field = fields.get(key);
    if (field === undefined) {
      reportUnknown(key, fields, trail);
    } else if (item === null) {
      delete (copy ??= { ...value })[key];
    } else {
      if (isRoot) trail.isStatus = key === 'status';
      trail.path.push(key);
      const decoded = field.read(item, trail);
      trail.path.pop();
      if (decoded !== item) (copy ??= { ...value })[key] = decoded;
    }
  }
  if (isRoot) trail.isStatus = false;
  return copy ?? value;
}

function reportUnknown(
  key: string,
  fields: ReadonlyMap<string, Decoder>,
  trail: DecodeTrail,
): void {
  const name = JSON.stringify(key);
  const meant = nearest(key, [...fields.keys()]);
  const remediation = meant === undefined ? undefined : `Did you mean ${meant}?`;
  if (trail.isLenient) {
    trail.reportAt(
      key,
      'unknown-field',
      `the server drops the field ${name}`,
      remediation,
      'warning',
    );
  } else {
    trail.reportAt(key, 'unknown-field', `unknown field ${name}`, remediation);
  }
}
