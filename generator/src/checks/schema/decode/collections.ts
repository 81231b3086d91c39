import { isJsonObject, type Json, type JsonObject } from '../../../core/kubernetes/object.ts';
import { reportType, type Decoder } from './decoder.ts';

/** `[]T` of Go. A null element is the empty value of its type. */
export function listOf(inner: () => Decoder): Decoder {
  return {
    read(value, trail) {
      if (!Array.isArray(value)) {
        reportType(trail, 'a list', value);
        return [];
      }
      const { read, zero } = inner();
      let copy: Json[] | undefined;
      for (let index = 0; index < value.length; index += 1) {
        const item = value[index] ?? zero ?? null;
        if (item === null) continue;
        trail.path.push(index);
        const decoded = read(item, trail);
        trail.path.pop();
        if (decoded !== value[index]) (copy ??= [...value])[index] = decoded;
      }
      return copy ?? value;
    },
    zero: [],
  };
}

/** `map[string]T` of Go: any keys. A null value is the empty value of its type. */
export function mapOf(inner: () => Decoder): Decoder {
  return {
    read(value, trail) {
      if (!isJsonObject(value)) {
        reportType(trail, 'a map', value);
        return {};
      }
      const { read, zero } = inner();
      let copy: JsonObject | undefined;
      for (const key of Object.keys(value)) {
        const item = value[key] ?? zero ?? null;
        if (item === null) continue;
        trail.path.push(key);
        const decoded = read(item, trail);
        trail.path.pop();
        if (decoded !== value[key]) (copy ??= { ...value })[key] = decoded;
      }
      return copy ?? value;
    },
    zero: {},
  };
}
