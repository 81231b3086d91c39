import {
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../generator/src/core/kubernetes/object.ts';
import type { ServerSchemas } from '../../generator/src/core/openapi/schema-files.ts';

/** The server's own schemas, as they are: what is lost when they are stored is to be found. */
export interface LiveSchemas {
  /** The schema of a kind; undefined for one that the server does not publish. */
  ofKind(apiVersion: string, kind: string): JsonObject | undefined;
  /** A schema with the one that it refers to in its place. */
  resolve(schema: JsonObject): NamedSchema;
}

export interface NamedSchema {
  /** Full name of the type, where the schema is a reference. */
  name: string;
  schema: JsonObject;
}

export function liveSchemas({ documents }: ServerSchemas): LiveSchemas {
  const schemas = new Map<string, JsonObject>();
  const kinds = new Map<string, JsonObject>();
  for (const { components } of documents) {
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
      const plain = schema as JsonObject;
      schemas.set(name, plain);
      for (const { group, version, kind } of groupVersionKinds(plain)) {
        kinds.set(`${group === '' ? '' : `${group}/`}${version} ${kind}`, plain);
      }
    }
  }
  return {
    ofKind: (apiVersion, kind) => kinds.get(`${apiVersion} ${kind}`),
    resolve: (schema) => {
      const name = referenceOf(schema);
      return { name, schema: schemas.get(name) ?? schema };
    },
  };
}

function groupVersionKinds(schema: JsonObject): Record<'group' | 'version' | 'kind', string>[] {
  const found = schema['x-kubernetes-group-version-kind'];
  return Array.isArray(found) ? (found as Record<'group' | 'version' | 'kind', string>[]) : [];
}

/** References stand alone, or with a default beside them in an `allOf` of one. */
function referenceOf({ $ref, allOf }: JsonObject): string {
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1);
  const inner: Json | undefined = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined;
  return isJsonObject(inner) ? referenceOf(inner) : '';
}
