import { isJsonObject, type Json } from '../../../core/kubernetes/object.ts';

/** Whether two values are equal to Go's reflect.DeepEqual after decoding: keys in any order. */
export function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

/** A text that two values have in common if, and only if, they are equal. */
export function canonical(value: Json): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}
