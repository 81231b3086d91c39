import type { KubernetesObject } from '../kubernetes/object.ts';
import { groupKindOf, isJsonObject, ownValue, valueAt, type Json } from '../kubernetes/object.ts';
import type { Kustomization } from '../kustomize/build-files.ts';
import type { ManifestDocument } from '../manifests/manifest-document.ts';
import { readDocuments } from '../manifests/read-documents.ts';
import { ManifestError } from '../manifests/manifest-document.ts';

/** A document of a file. */
export interface FileDocument extends ManifestDocument {
  file: string;
}

/** The documents of a file; none where it is no manifest, which is the engine's to report. */
export function documentsIn(file: string, text: string | undefined): FileDocument[] {
  if (text === undefined || !/\.(?:ya?ml|json)$|\/Kustomization$/.test(file)) return [];
  try {
    return readDocuments(text).map((document) => ({ ...document, file }));
  } catch (error) {
    if (error instanceof ManifestError) return [];
    throw error;
  }
}

/**
 * The document that an object starts from. Fields of kustomizations may have given it another name or
 * namespace: then the longest name that is part of its own counts, or the only one of its kind.
 */
export function startOf(
  object: KubernetesObject,
  documents: readonly FileDocument[],
): FileDocument | undefined {
  const sameKind = documents.filter(({ value }) => isOfKind(value, object));
  const { name, namespace } = object.metadata;
  const sameName = sameKind.filter((document) => nameOf(document) === name);
  const parts = sameKind
    .filter((document) => nameOf(document) !== '' && name.includes(nameOf(document)))
    .sort((left, right) => nameOf(right).length - nameOf(left).length);
  return (
    sameName.find(({ value }) => valueAt(value, ['metadata', 'namespace']) === namespace) ??
    sameName[0] ??
    parts[0] ??
    (sameKind.length === 1 ? sameKind[0] : undefined)
  );
}

/** The entry of a generator that makes an object: its name is the object's up to the hash. */
export function generatorOf(
  object: KubernetesObject,
  kustomizations: readonly Kustomization[],
): { file: string; path: (string | number)[] } | undefined {
  const field = GENERATORS.get(object.kind);
  if (field === undefined) return undefined;
  for (const { file, fields } of kustomizations) {
    const entries = ownValue(fields, field);
    if (!Array.isArray(entries)) continue;
    const index = entries.findIndex((entry) => {
      const name = isJsonObject(entry) ? ownValue(entry, 'name') : undefined;
      return typeof name === 'string' && object.metadata.name.includes(name);
    });
    if (index !== -1) return { file, path: [field, index] };
  }
  return undefined;
}

const GENERATORS = new Map([
  ['ConfigMap', 'configMapGenerator'],
  ['Secret', 'secretGenerator'],
]);

function isOfKind(value: Json, object: KubernetesObject): boolean {
  if (!isJsonObject(value)) return false;
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  return groupKindOf({ apiVersion, kind }) === groupKindOf(object);
}

function nameOf({ value }: FileDocument): string {
  const name = valueAt(value, ['metadata', 'name']);
  return typeof name === 'string' ? name : '';
}
