import { compareText } from '../compare-text.ts';
import { isJsonObject, valueAt, type JsonObject } from '../kubernetes/object.ts';
import { formatJson } from './format-json.ts';
import { readDefinition } from './read-definition.ts';
import { shareSchemas } from './share-schemas.ts';
import { stripSchema } from './strip-schema.ts';
import { readOpenApi, type OpenApiDocument } from './read-openapi.ts';
import type { SchemaIndex, StoredCustomKind, StoredCustomVersion } from './stored.ts';

/** What a server says of itself. */
export interface ServerSchemas {
  /** `gitVersion` of its `/version`. */
  version: string;
  /** Every document of `/openapi/v3`. */
  documents: readonly OpenApiDocument[];
  /** Its CustomResourceDefinitions. */
  definitions: readonly JsonObject[];
}

export interface SchemaFile {
  /** Relative to the folder of this server's schemas. */
  path: string;
  content: string;
}

/**
 * The files that hold what validation needs of a server: `index.json`, a file for each package of its
 * own types, and one for each custom resource. The same server gives the same files.
 *
 * @throws {TypeError} for a name that no file may have
 */
export function schemaFiles({ version, documents, definitions }: ServerSchemas): SchemaFile[] {
  const custom = definitions
    .flatMap((definition) => readDefinition(definition) ?? [])
    .map(compress)
    .sort((a, b) => compareText(nameOf(a), nameOf(b)));
  const kinds = new Map<string, Map<string, string>>();
  for (const definition of custom) {
    const group = kinds.get(definition.group) ?? new Map<string, string>();
    kinds.set(definition.group, group.set(definition.kind, nameOf(definition)));
  }
  const served = readOpenApi(documents, (group, kind) => kinds.get(group)?.has(kind) ?? false);
  const index: SchemaIndex = {
    server: version,
    kinds: served.kinds,
    custom: Object.fromEntries(
      [...kinds].map(([group, names]) => [group, Object.fromEntries(names)]),
    ),
  };
  return [
    { path: 'index.json', content: formatJson(index) },
    ...Object.entries(served.packages).map(([name, types]) => ({
      path: `types/${fileName(name)}.json`,
      content: formatJson(types),
    })),
    ...custom.map((definition) => ({
      path: `custom/${fileName(nameOf(definition))}.json`,
      content: formatJson(definition),
    })),
  ];
}

/** Major and minor version, such as `1.35` of `v1.35.8`; undefined for anything else. */
export function minorVersion(version: string): string | undefined {
  return /^v?(\d+\.\d+)\b/.exec(version)?.[1];
}

/** Whether a served object is a CustomResourceDefinition whose schema the server uses. */
export function isEstablished(definition: JsonObject): boolean {
  const conditions = valueAt(definition, ['status', 'conditions']);
  if (!Array.isArray(conditions)) return false;
  return conditions.some(
    (condition) =>
      isJsonObject(condition) &&
      condition['type'] === 'Established' &&
      condition['status'] === 'True',
  );
}

/** The definition without prose, and with repeated parts only once. */
function compress(definition: StoredCustomKind): StoredCustomKind {
  const versions = Object.entries(definition.versions);
  const full = versions.flatMap(([, { schema }]) => (schema === undefined ? [] : [schema]));
  const { schemas, shared } = shareSchemas(full.map(stripSchema));
  const compressed = versions.map(([name, version]): [string, StoredCustomVersion] => {
    const schema = version.schema && schemas[full.indexOf(version.schema)];
    return [name, schema === undefined ? version : { ...version, schema }];
  });
  return {
    ...definition,
    versions: Object.fromEntries(compressed),
    ...(Object.keys(shared).length === 0 ? {} : { shared }),
  };
}

function nameOf({ plural, group }: StoredCustomKind): string {
  return `${plural}.${group}`;
}

function fileName(name: string): string {
  if (!/^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(name)) {
    throw new TypeError(`the server names a schema ${JSON.stringify(name)}`);
  }
  return name;
}
