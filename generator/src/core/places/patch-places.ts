import { isJsonObject, ownValue, type Json, type KubernetesObject } from '../kubernetes/object.ts';
import type { Kustomization } from '../kustomize/build-files.ts';
import type { DocumentPath } from '../problem.ts';
import { hitsObject, patchesOf } from '../explanation/hand-kept/written-patches.ts';
import { readManifests } from '../yaml.ts';
import { writtenPath } from './written-path.ts';

/** Where a patch writes of a field, and how much of the field's path it has. */
export interface PatchPlace {
  file: string;
  /** In the document of the file that has the patch. */
  path: DocumentPath;
  /** Position of that document in the file. */
  document: number;
  depth: number;
}

/** The places of all patches of a kustomization that are for an object, the last one first. */
export function patchPlaces(
  kustomization: Kustomization,
  readFile: (path: string) => string | undefined,
  object: KubernetesObject,
  written: KubernetesObject,
  path: DocumentPath,
): PatchPlace[] {
  return FIELDS.flatMap((field) => {
    const entries = ownValue(kustomization.fields, field);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry, index) => {
      const own = { ...kustomization, fields: { [field]: [entry] } };
      return patchesOf(own, readFile).flatMap((patch, document): PatchPlace[] => {
        if (!hitsObject(patch, object, written)) return [];
        const { file } = patch;
        const isInline = file === kustomization.file;
        const text = isInline ? inlineText(entry) : readFile(file);
        const found = placeIn(documentAt(text, document), object, path);
        if (isInline) return [{ file, document: 0, path: [field, index], depth: found.depth }];
        return [{ file, document, ...found }];
      });
    });
  }).reverse();
}

const FIELDS = ['patchesStrategicMerge', 'patches', 'patchesJson6902'];

function placeIn(body: Json, object: KubernetesObject, path: DocumentPath) {
  if (Array.isArray(body)) return operationFor(body, path);
  const found = writtenPath(object, body, path);
  return { path: found, depth: found.length };
}

/** The last operation whose pointer leads to the field, or to what holds it. */
function operationFor(operations: readonly Json[], path: DocumentPath) {
  const index = operations.findLastIndex((operation) => {
    const pointer = isJsonObject(operation) ? ownValue(operation, 'path') : undefined;
    const writes = isJsonObject(operation) && isWriting(ownValue(operation, 'op'));
    return writes && typeof pointer === 'string' && leadsTo(pointer, path);
  });
  return index === -1 ? { path: [], depth: 0 } : { path: [index], depth: path.length };
}

function isWriting(operation: Json | undefined): boolean {
  return operation === 'add' || operation === 'replace';
}

function leadsTo(pointer: string, path: DocumentPath): boolean {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.length <= path.length && keys.every((key, index) => key === String(path[index]));
}

/** The patch that an entry holds itself. */
function inlineText(entry: Json): string | undefined {
  const text = isJsonObject(entry) ? ownValue(entry, 'patch') : entry;
  return typeof text === 'string' ? text : undefined;
}

function documentAt(text: string | undefined, index: number): Json {
  try {
    return readManifests(text ?? '')[index] ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
