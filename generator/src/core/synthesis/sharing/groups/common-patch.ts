import {
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../../kubernetes/object.ts';
import { applyJsonPatch } from '../../json-patch/apply.ts';
import { diffJsonPatch, type JsonPatchOperation } from '../../json-patch/diff.ts';
import { hasBigInteger } from '../../patch.ts';
import { applyStrategicMerge, elementKey } from '../../strategic-merge/apply.ts';
import { diffStrategicMerge } from '../../strategic-merge/diff.ts';
import { isMergeable } from '../../strategic-merge/is-mergeable.ts';
import { mergeSchemaOf, type MergeSchema } from '../../strategic-merge/merge-keys.ts';
import { contentId, fingerprint } from '../fingerprint.ts';
import type { Alteration, SharedPatch } from './group.ts';

/** The operations that all alterations have in common. */
export function commonOperations(alterations: readonly Alteration[]): SharedPatch | undefined {
  const [first, ...others] = alterations.map(({ from, to }) => operationsOf(from, to));
  const sets = others.map((operations) => new Set(operations.map(identityOf)));
  const body = (first ?? []).filter((operation) =>
    sets.every((set) => set.has(identityOf(operation))),
  );
  return body.length === 0 ? undefined : { means: 'json-patch', body };
}

/** The part of a strategic merge that all alterations have in common. */
export function commonMerge(alterations: readonly Alteration[]): SharedPatch | undefined {
  const [first] = alterations;
  if (first === undefined) return undefined;
  const { apiVersion, kind } = first.to;
  const isOneKind = alterations.every(({ to }) => to.apiVersion === apiVersion && to.kind === kind);
  if (!isOneKind) return undefined;
  const schema = mergeSchemaOf(apiVersion, kind);
  const merges: Json[] = [];
  for (const { from, to } of alterations) {
    if (!isMergeable(from, schema) || !isMergeable(to, schema)) return undefined;
    const merge = diffStrategicMerge(from, to, schema);
    if (merge === undefined) return undefined;
    merges.push(merge);
  }
  const common = intersection(merges, schema);
  if (common === undefined || !isJsonObject(common)) return undefined;
  const { metadata, ...fields } = common;
  const own = isJsonObject(metadata) ? metadata : {};
  // With a target Kustomize ignores the name, but wants one.
  return {
    means: 'strategic-merge',
    body: { apiVersion, kind, metadata: { name: 'any', ...own }, ...fields },
  };
}

/** What a shared patch makes of an object; undefined where Kustomize would fail or be inexact. */
export function applyShared(
  patch: SharedPatch,
  object: KubernetesObject,
): KubernetesObject | undefined {
  if (patch.means === 'json-patch') {
    if (hasBigInteger(object)) return undefined;
    return applyJsonPatch(object, patch.body) as KubernetesObject | undefined;
  }
  const schema = mergeSchemaOf(object.apiVersion, object.kind);
  if (!isMergeable(object, schema)) return undefined;
  const { apiVersion: _, kind: __, metadata, ...fields } = patch.body;
  const { name: ___, ...own } = metadata as JsonObject;
  const change = { ...(Object.keys(own).length > 0 && { metadata: own }), ...fields };
  try {
    return applyStrategicMerge(object, change, schema) as KubernetesObject | undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const OPERATIONS = new WeakMap<KubernetesObject, Map<number, JsonPatchOperation[]>>();

/** Without tests: those name what is different in each object. */
export function operationsOf(from: KubernetesObject, to: KubernetesObject): JsonPatchOperation[] {
  const known = OPERATIONS.get(from) ?? new Map<number, JsonPatchOperation[]>();
  OPERATIONS.set(from, known);
  const id = contentId(to);
  const operations =
    known.get(id) ?? diffJsonPatch(from, to).filter((operation) => operation.op !== 'test');
  known.set(id, operations);
  return operations;
}

export function identityOf(operation: JsonPatchOperation): string {
  return fingerprint(operation);
}

function intersection(values: readonly Json[], schema: MergeSchema | undefined): Json | undefined {
  const [first, ...others] = values;
  if (first === undefined) return undefined;
  if (others.every((other) => fingerprint(other) === fingerprint(first))) return first;
  if (isJsonObject(first)) {
    const maps = others.filter(isJsonObject);
    return maps.length < others.length ? undefined : intersectMaps(first, maps, schema);
  }
  const lists = others.filter((other): other is Json[] => Array.isArray(other));
  if (!Array.isArray(first) || lists.length < others.length) return undefined;
  return intersectLists(first, lists, schema);
}

function intersectMaps(
  first: JsonObject,
  others: readonly JsonObject[],
  schema: MergeSchema | undefined,
): Json | undefined {
  if ([first, ...others].some((map) => Object.hasOwn(map, '$patch'))) return undefined;
  const entries = Object.entries(first).flatMap(([key, value]): [string, Json][] => {
    const counterparts = others.flatMap((other) => {
      const counterpart = ownValue(other, key);
      return counterpart === undefined ? [] : [counterpart];
    });
    if (counterparts.length < others.length) return [];
    const common = intersection([value, ...counterparts], schema?.fields?.[key]);
    return common === undefined ? [] : [[key, common]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function intersectLists(
  first: readonly Json[],
  others: readonly (readonly Json[])[],
  schema: MergeSchema | undefined,
): Json | undefined {
  const keys = schema?.mergeKeys ?? [];
  if (keys.length === 0) return undefined;
  const found = first.filter(isJsonObject).flatMap((element) => {
    const identity = elementKey(keys, element);
    const counterparts = others.flatMap(
      (list) => list.filter(isJsonObject).find((item) => elementKey(keys, item) === identity) ?? [],
    );
    if (counterparts.length < others.length) return [];
    const common = intersection([element, ...counterparts], schema?.element);
    if (common === undefined || !isJsonObject(common)) return [];
    return Object.keys(common).some((key) => !keys.includes(key)) ? [common] : [];
  });
  return found.length === 0 ? undefined : found;
}
