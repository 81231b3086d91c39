import { isJsonObject, type Json, type KubernetesObject } from '../../kubernetes/object.ts';

/**
 * What a template returned as a plain Kubernetes object: fields that are undefined are left out, all
 * else must be data.
 *
 * @throws {TypeError} where a value cannot stand in a manifest, or the object lacks its identity
 */
export function toObject(resource: unknown): KubernetesObject {
  const object = toJson(resource, '');
  if (object === undefined || !isJsonObject(object)) {
    throw new TypeError(`a resource must be an object, found ${describe(resource)}`);
  }
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || apiVersion === '') {
    throw new TypeError(`a resource has no apiVersion: ${preview(object)}`);
  }
  if (typeof kind !== 'string' || kind === '') {
    throw new TypeError(`a resource has no kind: ${preview(object)}`);
  }
  const metadata = object['metadata'];
  const name = isJsonObject(metadata) ? metadata['name'] : undefined;
  if (typeof name !== 'string' || name === '') {
    const hasGenerateName = isJsonObject(metadata) && metadata['generateName'] !== undefined;
    const reason = hasGenerateName ? '; Kustomize cannot carry generateName' : '';
    throw new TypeError(`a ${kind} has no metadata.name${reason}`);
  }
  if (kind.endsWith('List') && Array.isArray(object['items'])) {
    throw new TypeError(`a ${kind} must be returned as its single objects`);
  }
  return object as KubernetesObject;
}

function toJson(value: unknown, path: string): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      break;
    case 'undefined':
      return undefined;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value))
        return value.map((item, index) => toItem(item, `${path}[${index}]`));
      if (isPlain(value)) return toMap(value, path);
      break;
    default:
  }
  throw new TypeError(`${path === '' ? 'a resource' : path} cannot be ${describe(value)}`);
}

function toMap(value: object, path: string): Json {
  const entries = Object.entries(value).flatMap(([key, child]): [string, Json][] => {
    const json = toJson(child, path === '' ? key : `${path}.${key}`);
    return json === undefined ? [] : [[key, json]];
  });
  return Object.fromEntries(entries);
}

function toItem(value: unknown, path: string): Json {
  const json = toJson(value, path);
  if (json === undefined) throw new TypeError(`${path} is undefined`);
  return json;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `a ${value.constructor.name}`;
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}

function preview(value: Json): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'bigint' ? String(item) : item,
  ).slice(0, 80);
}
