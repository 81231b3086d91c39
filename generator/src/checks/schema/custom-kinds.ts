import { formatGroupKind } from '../../core/kubernetes/group-kind.ts';
import type { Json } from '../../core/kubernetes/object.ts';
import { isJsonObject } from '../../core/kubernetes/object.ts';
import { readDefinition } from '../../core/openapi/read-definition.ts';
import type { StoredCustomKind } from '../../core/openapi/stored.ts';
import type { SchemaSource } from './schema-source.ts';

/** The custom resources that are known. */
export interface CustomKinds {
  find(group: string, kind: string): StoredCustomKind | undefined;
}

/**
 * The custom resources of the server's schemas, and those that the objects themselves define: an
 * app may ship its CustomResourceDefinitions, which then go before the server's.
 */
export function customKinds(
  { index, custom }: Pick<SchemaSource, 'index' | 'custom'>,
  objects: readonly Json[],
): CustomKinds {
  const shipped = new Map<string, StoredCustomKind>();
  for (const object of objects) {
    if (!isJsonObject(object) || object['kind'] !== 'CustomResourceDefinition') continue;
    const definition = readDefinition(object);
    if (definition !== undefined) shipped.set(formatGroupKind(definition), definition);
  }
  return {
    find(group, kind) {
      const own = shipped.get(formatGroupKind({ group, kind }));
      if (own !== undefined) return own;
      const names = Object.hasOwn(index.custom, group) ? index.custom[group] : undefined;
      const name = names && Object.hasOwn(names, kind) ? names[kind] : undefined;
      return name === undefined ? undefined : custom(name);
    },
  };
}
