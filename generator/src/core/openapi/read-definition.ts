import { isJsonObject, valueAt, type Json, type JsonObject } from '../kubernetes/object.ts';
import type { StoredCustomKind, StoredCustomVersion } from './stored.ts';

/**
 * Reads what validation needs from a CustomResourceDefinition (apiextensions.k8s.io/v1): its names,
 * and the schemas of its served versions.
 *
 * @returns undefined for an object that is none, or misses what names its objects
 */
export function readDefinition(object: JsonObject): StoredCustomKind | undefined {
  const { apiVersion, kind: objectKind } = object;
  if (apiVersion !== 'apiextensions.k8s.io/v1' || objectKind !== 'CustomResourceDefinition') return;
  const group = valueAt(object, ['spec', 'group']);
  const scope = valueAt(object, ['spec', 'scope']);
  const kind = valueAt(object, ['spec', 'names', 'kind']);
  const plural = valueAt(object, ['spec', 'names', 'plural']);
  const listed = valueAt(object, ['spec', 'versions']);
  if (!isText(group) || !isText(kind) || !isText(plural) || !Array.isArray(listed)) return;
  const served = listed.filter(isJsonObject).filter((version) => version['served'] === true);
  const versions = new Map<string, StoredCustomVersion>();
  for (const version of served) {
    if (isText(version['name'])) versions.set(version['name'], readVersion(version));
  }
  return {
    group,
    kind,
    plural,
    scope: isText(scope) ? scope : 'Namespaced',
    versions: Object.fromEntries(versions),
  };
}

function readVersion(version: JsonObject): StoredCustomVersion {
  const schema = valueAt(version, ['schema', 'openAPIV3Schema']);
  const hasStatus = isJsonObject(valueAt(version, ['subresources', 'status']));
  const replicas = valueAt(version, ['subresources', 'scale', 'specReplicasPath']);
  return {
    ...(isJsonObject(schema) ? { schema } : {}),
    ...(hasStatus ? { hasStatus } : {}),
    ...(isText(replicas) ? { replicas } : {}),
  };
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
