import { groupOf, type JsonObject } from '../../core/kubernetes/object.ts';
import type { StoredCustomKind } from '../../core/openapi/stored.ts';
import type { Finding } from '../finding.ts';
import { BUILT_IN_GROUPS } from './built-in-groups.ts';
import type { CustomKinds } from './custom-kinds.ts';
import { nearest } from './nearest.ts';
import { quoteValue } from './describe-value.ts';
import type { SchemaSource } from './schema-source.ts';

export type FoundKind =
  /** One of the server's own: the full name of its type. */
  | { type: string }
  | { custom: StoredCustomKind; version: string }
  /** Perhaps a custom resource whose definition is not known here. */
  | { unknown: true }
  | { finding: Finding };

/**
 * What an object's apiVersion and kind mean to the server. A group of the server's own has exactly
 * the versions and kinds that it serves; of any other group only a known CustomResourceDefinition
 * tells.
 *
 * @param custom - Custom resources that are known besides those of the server's schemas.
 */
export function findKind(
  { apiVersion, kind }: JsonObject,
  { index }: Pick<SchemaSource, 'index'>,
  custom: CustomKinds,
): FoundKind {
  if (!isText(apiVersion)) return wrong('apiVersion', 'required', 'apiVersion is not set');
  if (!isText(kind)) return wrong('kind', 'required', 'kind is not set');
  const parts = apiVersion.split('/');
  if (parts.length > 2 || parts.includes('')) {
    return wrong('apiVersion', 'invalid', `${quoteValue(apiVersion)} is no GROUP/VERSION`);
  }

  const served = own(index.kinds, apiVersion);
  const type = served && own(served, kind);
  if (type !== undefined) return { type };
  const group = groupOf(apiVersion);
  const definition = custom.find(group, kind);
  if (definition !== undefined) return versionOf(definition, apiVersion);
  return isBuiltIn(group, index.kinds)
    ? unserved(apiVersion, kind, index.kinds)
    : { unknown: true };
}

function versionOf(custom: StoredCustomKind, apiVersion: string): FoundKind {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (Object.hasOwn(custom.versions, version)) return { custom, version };
  const known = Object.keys(custom.versions).map((name) => `${custom.group}/${name}`);
  return wrong(
    'apiVersion',
    'unknown-kind',
    `the server has no ${custom.kind} in ${apiVersion}`,
    known.length === 0 ? undefined : `It is served in ${known.join(', ')}.`,
  );
}

/** The group of a CustomResourceDefinition has a dot; the server's own ones have, or have not. */
function isBuiltIn(group: string, kinds: Record<string, unknown>): boolean {
  if (!group.includes('.') || BUILT_IN_GROUPS.has(group)) return true;
  return Object.keys(kinds).some((apiVersion) => groupOf(apiVersion) === group);
}

function unserved(
  apiVersion: string,
  kind: string,
  kinds: Record<string, Record<string, string>>,
): FoundKind {
  const homes = Object.keys(kinds).filter((name) => Object.hasOwn(kinds[name] ?? {}, kind));
  if (homes.length > 0) {
    const remediation = `${kind} is served in ${homes.join(', ')}.`;
    return wrong('apiVersion', 'unknown-kind', noKind(kind, apiVersion), remediation);
  }
  const meant = nearest(kind, Object.keys(own(kinds, apiVersion) ?? {}));
  return Object.hasOwn(kinds, apiVersion)
    ? wrong('kind', 'unknown-kind', noKind(kind, apiVersion), meant && `Did you mean ${meant}?`)
    : wrong('apiVersion', 'unknown-kind', noKind(kind, apiVersion));
}

function noKind(kind: string, apiVersion: string): string {
  return `the server has no kind ${quoteValue(kind)} in ${quoteValue(apiVersion)}`;
}

function wrong(key: string, id: string, message: string, remediation?: string): FoundKind {
  const finding: Finding = { id, severity: 'error', path: [key], message };
  return { finding: remediation === undefined ? finding : { ...finding, remediation } };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
