/** A JSON value; `bigint` carries integers beyond 2^53 exactly. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export interface ObjectMeta extends JsonObject {
  name: string;
}

/** A complete Kubernetes object as plain data. */
export interface KubernetesObject extends JsonObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** The API group of an apiVersion; the core group is the empty string. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

/** `Kind` or `Kind.group`, as Argo CD and kubectl write a group and kind. */
export function groupKindOf(object: Pick<KubernetesObject, 'apiVersion' | 'kind'>): string {
  const group = groupOf(object.apiVersion);
  return group === '' ? object.kind : `${object.kind}.${group}`;
}

/** The namespace that an object names itself, if any. */
export function namespaceOf(object: KubernetesObject): string | undefined {
  const namespace = object.metadata['namespace'];
  return typeof namespace === 'string' ? namespace : undefined;
}

/** Identity within one build: group, kind, namespace and name. */
export function objectId(object: KubernetesObject): string {
  return `${groupKindOf(object)}/${namespaceOf(object) ?? ''}/${object.metadata.name}`;
}

/** For messages: `Deployment wordpress` or `Deployment blog/wordpress`. */
export function describeObject(object: KubernetesObject): string {
  const namespace = namespaceOf(object);
  return `${object.kind} ${namespace === undefined ? '' : `${namespace}/`}${object.metadata.name}`;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field's own value: `constructor` and its like are ordinary keys in YAML. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value at a path of keys, or undefined where any part of it is missing. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (current, key) => (isJsonObject(current) ? ownValue(current, key) : undefined),
    value,
  );
}
