import { isJsonObject, type Json } from '../../core/kubernetes/object.ts';

/** A value as one line of YAML, as people write it: `{ limits: { memory: 64Mi } }`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[${value.map(flowText).join(', ')}]`;
  if (isJsonObject(value)) return mapText(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function mapText(map: Record<string, Json>): string {
  const entries = Object.entries(map).map(([key, value]) => `${key}: ${flowText(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
