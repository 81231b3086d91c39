import { isJsonObject, type Json, type KubernetesObject } from '../kubernetes/object.ts';
import type { MergeSchema } from '../synthesis/strategic-merge/merge-keys.ts';
import { mergeSchemaOf } from '../synthesis/strategic-merge/merge-keys.ts';

/**
 * The place of a list with two elements of the same key, such as an env variable named twice.
 * Client-side apply takes it, server-side apply refuses the object, so such an
 * object is synced without. Undefined where there is none.
 */
export function duplicateKeyIn(object: KubernetesObject): string | undefined {
  return find(object, mergeSchemaOf(object.apiVersion, object.kind), '');
}

function find(value: Json, schema: MergeSchema | undefined, path: string): string | undefined {
  if (schema === undefined) return undefined;
  if (Array.isArray(value)) {
    const keys = value.map((item) => keyOf(item, schema.mergeKeys ?? []));
    const index = keys.findIndex((key, position) => key !== '' && keys.indexOf(key) < position);
    if (index !== -1) return `${path}[${index}]`;
    return first(value, (item, position) => find(item, schema.element, `${path}[${position}]`));
  }
  if (!isJsonObject(value)) return undefined;
  return first(Object.entries(value), ([key, child]) =>
    find(child, schema.fields?.[key], path === '' ? key : `${path}.${key}`),
  );
}

/** The API server takes a missing protocol for TCP. */
function keyOf(item: Json, keys: readonly string[]): string {
  if (!isJsonObject(item) || keys.length === 0) return '';
  return JSON.stringify(keys.map((key) => item[key] ?? (key === 'protocol' ? 'TCP' : '')));
}

function first<Item>(
  items: readonly Item[],
  test: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = test(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
