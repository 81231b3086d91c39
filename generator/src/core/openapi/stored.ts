import type { JsonObject } from '../kubernetes/object.ts';

/** `index.json`: what a server serves, and in which files its schemas stand. */
export interface SchemaIndex {
  /** Version of the server, such as `v1.35.8`. */
  server: string;
  /** By `group/version`, then kind: the type of objects that can be created. */
  kinds: Record<string, Record<string, string>>;
  /** By group, then kind: the custom resource's `plural.group`, which names its file. */
  custom: Record<string, Record<string, string>>;
}

/**
 * `types/<package>.json`: the types of one Go package by name. They are those of the server's
 * programs, so a value is decoded as Go would decode it.
 */
export type TypePackage = Record<string, StoredType>;

export interface StoredType {
  /**
   * A type each: `string`, `boolean`, `int32`, `int64`, `double`, `bytes`, `any`, a type of the same
   * package by its name or of another by its full name, and before any of them `[]` or `map[]`.
   */
  fields: Record<string, string>;
  required?: string[];
  /** Accepted values of fields, or of the elements of fields. */
  enums?: Record<string, string[]>;
}

/** `custom/<plural>.<group>.json`: one CustomResourceDefinition. */
export interface StoredCustomKind {
  group: string;
  kind: string;
  plural: string;
  scope: string;
  /** Served versions. */
  versions: Record<string, StoredCustomVersion>;
  /** Parts that occur more than once; `{ "$ref": name }` stands for them. */
  shared?: Record<string, JsonObject>;
}

export interface StoredCustomVersion {
  /** The OpenAPI v3 schema without prose; absent where the definition has none. */
  schema?: JsonObject;
  /** `status` is a subresource: the server drops it from what is created. */
  hasStatus?: true;
  /** Path of the replicas of the `scale` subresource, such as `.spec.replicas`. */
  replicas?: string;
}
