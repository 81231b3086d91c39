import { posix } from 'node:path';
import {
  groupOf,
  isJsonObject,
  namespaceOf,
  ownValue,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import type { Kustomization } from '../../kustomize/build-files.ts';
import { patchMeans } from '../../kustomize/patch-means.ts';
import type { PatchMeans } from '../../synthesis/types.ts';
import { readManifests } from '../../yaml.ts';

/** A patch of a kustomization. */
export interface WrittenPatch {
  /** Where it stands: its own file, or the kustomization that holds it. */
  file: string;
  means: PatchMeans;
  /** Empty for a JSON 6902 patch. */
  body: JsonObject;
  /** Of its entry in the kustomization; a strategic merge may do without. */
  target: JsonObject | undefined;
}

/** The patches of a kustomization in their order, one for each document; also in the older fields. */
export function patchesOf(
  { file, folder, fields }: Kustomization,
  readFile: (path: string) => string | undefined,
): WrittenPatch[] {
  const entries = [
    ...listAt(fields, 'patchesStrategicMerge').map(fromText),
    ...listAt(fields, 'patches'),
    ...listAt(fields, 'patchesJson6902'),
  ].filter(isJsonObject);
  return entries.flatMap((entry): WrittenPatch[] => {
    const path = ownValue(entry, 'path');
    const own = typeof path === 'string' ? posix.join(folder, path) : undefined;
    const text = own === undefined ? ownValue(entry, 'patch') : readFile(own);
    const target = ownValue(entry, 'target');
    return documentsOf(text).map((body) => ({
      file: own ?? file,
      means: patchMeans(body),
      body: isJsonObject(body) ? body : {},
      target: isJsonObject(target) ? target : undefined,
    }));
  });
}

/** An entry of `patchesStrategicMerge` is a path or the patch itself. */
function fromText(entry: Json): Json {
  if (typeof entry !== 'string') return entry;
  return entry.includes('\n') ? { patch: entry } : { path: entry };
}

/**
 * Whether a patch is for an object: by its target, whose fields are anchored regular expressions
 * (kustomize api/types/selector.go), else by the object that it names. A label or annotation selector
 * is taken to match.
 *
 * @param written the object as its file has it; Kustomize knows both names
 */
export function hitsObject(
  { target, body }: Pick<WrittenPatch, 'target' | 'body'>,
  object: KubernetesObject,
  written: KubernetesObject,
): boolean {
  const group = groupOf(object.apiVersion);
  const version = object.apiVersion.split('/').at(-1) ?? '';
  const names = [object.metadata.name, written.metadata.name];
  const namespaces = [object, written].map((each) => namespaceOf(each) ?? '');
  if (target === undefined) {
    const apiVersion = ownValue(body, 'apiVersion');
    const namespace = valueAt(body, ['metadata', 'namespace']);
    return (
      ownValue(body, 'kind') === object.kind &&
      typeof apiVersion === 'string' &&
      groupOf(apiVersion) === group &&
      names.some((name) => name === valueAt(body, ['metadata', 'name'])) &&
      (typeof namespace !== 'string' || namespaces.includes(namespace))
    );
  }
  return (
    matches(target, 'group', [group]) &&
    matches(target, 'version', [version]) &&
    matches(target, 'kind', [object.kind]) &&
    matches(target, 'name', names) &&
    matches(target, 'namespace', namespaces)
  );
}

function matches(target: JsonObject, field: string, values: readonly Json[]): boolean {
  const pattern = ownValue(target, field);
  if (typeof pattern !== 'string' || pattern === '') return true;
  const test = expression(pattern);
  return values.some((value) => typeof value === 'string' && test(value));
}

/** Go's expressions are not all JavaScript's, and may be too slow here: what is none stands for itself. */
function expression(pattern: string): (text: string) => boolean {
  if (!SIMPLE.test(pattern)) return (text) => text === pattern;
  const anchored = new RegExp(`^(?:${pattern})$`);
  return (text) => anchored.test(text);
}

/** Alternatives of names, with `.*` for anything. */
const SIMPLE = /^\^?[\w.-]*(?:\.\*)?[\w.-]*(?:\|[\w.-]*(?:\.\*)?[\w.-]*)*\$?$/;

function listAt(fields: JsonObject, field: string): Json[] {
  const value = ownValue(fields, field);
  return Array.isArray(value) ? value : [];
}

function documentsOf(text: Json | undefined): Json[] {
  if (typeof text !== 'string') return [];
  try {
    return readManifests(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
