import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import { fileNames, PATCH_SUFFIX, RESOURCE_SUFFIX } from '../plan/paths/file-name.ts';
import {
  objectId,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';
import type { PatchEntry } from '../synthesis/kustomization.ts';
import { writeYaml } from '../yaml.ts';
import type { CustomChanges } from './custom-changes.ts';

const KUSTOMIZATION = 'kustomization.yaml';

const NEW_COMPONENT = `# Yours: the generator never changes this folder. It applies after everything that is generated.
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
`;

/**
 * Adds changes to a `custom/` folder.
 *
 * @param present texts of the folder's files by name; those that are there stay, and only the
 *   kustomization gets new entries, its comments kept
 * @returns the new and changed files by name, or undefined where the present kustomization is no
 *   Component that entries can be added to
 */
export function writeComponent(
  present: ReadonlyMap<string, string>,
  changes: CustomChanges,
): Map<string, string> | undefined {
  const document = parseDocument(present.get(KUSTOMIZATION) ?? NEW_COMPONENT);
  if (document.errors.length > 0 || document.get('kind') !== 'Component') return undefined;
  const files = new Map<string, string>();
  const names = fileNames([...changes.patches.map(({ object }) => object), ...changes.resources]);
  for (const { object, body, target } of changes.patches) {
    const file = freeName(object, names, PATCH_SUFFIX, present);
    files.set(file, writeYaml(body));
    const entry: PatchEntry = { path: file, ...(target === undefined ? {} : { target }) };
    append(document, 'patches', entry);
  }
  for (const object of changes.resources) {
    const file = freeName(object, names, RESOURCE_SUFFIX, present);
    files.set(file, writeYaml(inReadingOrder(object)));
    append(document, 'resources', file);
  }
  files.set(KUSTOMIZATION, document.toString({ lineWidth: 0 }));
  return files;
}

function append(document: Document, field: string, value: unknown): void {
  if (isMap(document.contents) && isSeq(document.contents.get(field))) {
    document.addIn([field], document.createNode(value));
  } else {
    document.set(field, document.createNode([value]));
  }
}

function freeName(
  object: KubernetesObject,
  names: ReadonlyMap<string, string>,
  suffix: string,
  present: ReadonlyMap<string, string>,
): string {
  const stem = names.get(objectId(object)) ?? '';
  for (let number = 1; ; number++) {
    const file = `${stem}${number === 1 ? '' : `-${number}`}${suffix}`;
    if (!present.has(file)) return file;
  }
}

/** The engine prints keys in alphabetical order; people write what an object is first. */
function inReadingOrder({ apiVersion, kind, metadata, ...fields }: KubernetesObject): JsonObject {
  const { name, namespace, labels, annotations, ...rest } = metadata;
  const ordered = Object.entries({ name, namespace, labels, annotations, ...rest }).filter(
    (entry): entry is [string, Json] => entry[1] !== undefined,
  );
  return { apiVersion, kind, metadata: Object.fromEntries(ordered), ...fields };
}
