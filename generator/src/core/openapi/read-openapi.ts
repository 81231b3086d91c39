import { compareText } from '../compare-text.ts';
import { fieldType, referenceOf, type OpenApiSchema } from './field-type.ts';
import type { StoredType, TypePackage } from './stored.ts';

/** A document of `/openapi/v3/<path>`, as far as it is read. */
export interface OpenApiDocument {
  paths?: Record<string, { post?: OpenApiOperation }>;
  components?: { schemas?: Record<string, OpenApiSchema> };
}

interface OpenApiOperation {
  'x-kubernetes-action'?: string;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string };
  requestBody?: { content?: Record<string, { schema?: OpenApiSchema }> };
}

export interface ServedTypes {
  /** By `group/version`, then kind: the full name of the type of objects that can be created. */
  kinds: Record<string, Record<string, string>>;
  /** By name: every type that these need. */
  packages: Record<string, TypePackage>;
}

/**
 * Reads which kinds can be created, and their types, from all OpenAPI v3 documents of a server.
 *
 * @param isCustom - Tells the groups and kinds that a CustomResourceDefinition serves: left out here.
 */
export function readOpenApi(
  documents: readonly OpenApiDocument[],
  isCustom: (group: string, kind: string) => boolean,
): ServedTypes {
  const schemas = new Map<string, OpenApiSchema>();
  const kinds: ServedTypes['kinds'] = {};
  for (const { paths = {}, components } of documents) {
    for (const [name, schema] of Object.entries(components?.schemas ?? {}))
      schemas.set(name, schema);
    for (const [path, { post }] of Object.entries(paths)) {
      const kind = post?.['x-kubernetes-group-version-kind'];
      if (kind === undefined || post?.['x-kubernetes-action'] !== 'post') continue;
      const type = bodyType(post);
      if (type === undefined || isSubresource(path) || isCustom(kind.group, kind.kind)) continue;
      const version = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
      (kinds[version] ??= {})[kind.kind] = type;
    }
  }
  const roots = Object.values(kinds).flatMap((types) => Object.values(types));
  return { kinds: sortedDeep(kinds), packages: packagesOf(roots, schemas) };
}

function bodyType({ requestBody }: OpenApiOperation): string | undefined {
  const [content] = Object.values(requestBody?.content ?? {});
  return content?.schema && referenceOf(content.schema);
}

/** `/api/v1/namespaces/{namespace}/pods/{name}/eviction` and its like. */
function isSubresource(path: string): boolean {
  return path.includes('{name}');
}

function packagesOf(
  roots: readonly string[],
  schemas: ReadonlyMap<string, OpenApiSchema>,
): Record<string, TypePackage> {
  const packages: Record<string, TypePackage> = {};
  const seen = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = schemas.get(name);
    if (seen.has(name) || schema === undefined) continue;
    seen.add(name);
    const dot = name.lastIndexOf('.');
    const folder = name.slice(0, dot);
    (packages[folder] ??= {})[name.slice(dot + 1)] = storedType(schema, `${folder}.`);
    open.push(...Object.values(schema.properties ?? {}).flatMap(innerReference));
  }
  return sortedDeep(packages);
}

function innerReference(schema: OpenApiSchema): string[] {
  const name = fieldType(schema).replace(/^(\[\]|map\[\])+/, '');
  return name.includes('.') ? [name] : [];
}

function storedType({ properties = {}, required }: OpenApiSchema, home: string): StoredType {
  const fields: StoredType['fields'] = {};
  const enums: Record<string, string[]> = {};
  for (const [name, schema] of Object.entries(properties)) {
    fields[name] = shorten(fieldType(schema), home);
    const accepted = enumOf(schema);
    if (accepted !== undefined) enums[name] = accepted;
  }
  return {
    fields,
    ...(required === undefined ? {} : { required }),
    ...(Object.keys(enums).length === 0 ? {} : { enums }),
  };
}

function shorten(type: string, home: string): string {
  const [prefix = ''] = /^(?:\[\]|map\[\])*/.exec(type) ?? [];
  const name = type.slice(prefix.length);
  const isNear = name.startsWith(home) && !name.slice(home.length).includes('.');
  return isNear ? `${prefix}${name.slice(home.length)}` : type;
}

function enumOf(schema: OpenApiSchema): string[] | undefined {
  const values = schema.enum ?? (schema.items && enumOf(schema.items)) ?? valuesOfMap(schema);
  return values?.map(String);
}

function valuesOfMap({ additionalProperties }: OpenApiSchema): string[] | undefined {
  return typeof additionalProperties === 'object' ? enumOf(additionalProperties) : undefined;
}

/** The same with the keys of two levels in order. */
function sortedDeep<T>(
  value: Record<string, Record<string, T>>,
): Record<string, Record<string, T>> {
  return sorted(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)])),
  );
}

function sorted<T>(value: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
}
