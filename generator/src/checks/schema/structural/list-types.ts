import { isJsonObject, type Json } from '../../../core/kubernetes/object.ts';
import type { Trail } from '../trail.ts';
import { canonical } from './is-same.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * `x-kubernetes-list-type`: the elements of a `set`, and the keys of the elements of a `map`, must
 * differ. apiextensions-apiserver/pkg/apiserver/schema/listtype/validation.go
 */
export function checkListTypes(value: Json, node: SchemaNode, trail: Trail): void {
  if (Array.isArray(value)) {
    const type = node.text('x-kubernetes-list-type');
    if (type === 'set') reportRepeated(value, trail);
    else if (type === 'map') checkKeys(value, node, trail);
    const { items } = node;
    if (items === undefined) return;
    for (const [index, item] of value.entries()) {
      trail.path.push(index);
      checkListTypes(item, items, trail);
      trail.path.pop();
    }
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const inner = node.properties.get(key) ?? node.additionalProperties;
      if (inner === undefined) continue;
      trail.path.push(key);
      checkListTypes(item, inner, trail);
      trail.path.pop();
    }
  }
}

function checkKeys(list: Json[], node: SchemaNode, trail: Trail): void {
  const names = node.list('x-kubernetes-list-map-keys').filter((name) => typeof name === 'string');
  const wrong = list.findIndex((item) => item !== null && !isJsonObject(item));
  if (wrong !== -1) {
    trail.reportAt(wrong, 'invalid', 'must be a map: the list has keys');
    return;
  }
  const keys = list.map((item): Json => {
    if (!isJsonObject(item)) return {};
    const present = names.filter((name) => Object.hasOwn(item, name));
    return Object.fromEntries(present.map((name) => [name, item[name] ?? null]));
  });
  reportRepeated(keys, trail, names);
}

function reportRepeated(list: Json[], trail: Trail, names?: readonly string[]): void {
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const text = canonical(item);
    if (seen.has(text)) {
      const of = names === undefined ? '' : `: another element has the same ${names.join(', ')}`;
      trail.reportAt(index, 'duplicate', `Duplicate value${of}`);
    }
    seen.add(text);
  }
}
