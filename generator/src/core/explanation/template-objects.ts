import { deepEqual } from '../kubernetes/equality.ts';
import {
  groupKindOf,
  isJsonObject,
  namespaceOf,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';
import { imagesOf, parseImage } from '../synthesis/transformers/images.ts';
import { isNamespace } from '../synthesis/transformers/namespace.ts';
import { hasReplicas } from '../synthesis/transformers/replicas.ts';
import type { ObjectExplanation, OverlayExplanation } from '../synthesis/types.ts';
import { readManifests } from '../yaml.ts';
import type { ExplainedObject, KustomizationField, Means } from './types.ts';

export interface TemplateObjectsInput {
  overlay: OverlayExplanation;
  /** The complete objects of the deployment, those that synthesis was given. */
  desired: readonly KubernetesObject[];
  namespace: string;
  /** Fields of the kustomizations that the build reads. */
  fields: readonly KustomizationField[];
  /** Text of a generated file, without header. */
  readFile: (path: string) => string | undefined;
}

/**
 * How each object of a generated overlay comes about, from what synthesis decided and the engine has
 * proven; objects that the overlay deletes from the base included.
 */
export function templateObjects(input: TemplateObjectsInput): ExplainedObject[] {
  const { overlay, fields } = input;
  const own = fields.filter(({ file }) => file.startsWith(`${overlay.path}/`));
  return overlay.objects.map((entry) => explain(entry, { ...input, fields: own }));
}

function explain(entry: ObjectExplanation, input: TemplateObjectsInput): ExplainedObject {
  const { origin, file, patch, reason } = entry;
  const object = completeObject(entry, input);
  const namespace = namespaceOf(object);
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    ...(namespace === undefined ? {} : { namespace }),
    built: patch?.means !== 'delete',
    files: patch === undefined ? [file] : [file, patch.file],
    means: [
      ...(origin === 'overlay' ? (['own object'] as const) : []),
      ...(patch === undefined ? [] : [patch.means]),
      ...transformersOf(entry, object, input),
    ],
    reason,
  };
}

/** Synthesis works on objects without namespace; this is what the overlay builds. */
function completeObject(
  { object: local, patch }: ObjectExplanation,
  { desired, namespace }: TemplateObjectsInput,
): KubernetesObject {
  if (patch?.means === 'delete' || desired.includes(local)) return local;
  const found = desired.find((object) => {
    if (groupKindOf(object) !== groupKindOf(local)) return false;
    if (isNamespace(object)) return object.metadata.name === namespace;
    const own = namespaceOf(object);
    return object.metadata.name === local.metadata.name && (own === undefined || own === namespace);
  });
  return found ?? local;
}

/** An object that synthesis has left as it is stands outside of the kustomization with these. */
function transformersOf(
  { object: local, patch, file }: ObjectExplanation,
  object: KubernetesObject,
  { desired, fields, readFile }: TemplateObjectsInput,
): Means[] {
  if (patch?.means === 'delete' || desired.includes(local)) return [];
  const written = writtenObject(readFile(file)) ?? local;
  const names: Json[] = imagesOf(written).map((image) => parseImage(image).name);
  const used = {
    namespace: !deepEqual(local, object),
    labels: entriesOf(fields, 'labels').length > 0,
    replicas: hasReplicas(local) && namesOf(fields, 'replicas').includes(local.metadata.name),
    images: namesOf(fields, 'images').some((name) => names.includes(name)),
  };
  return TRANSFORMERS.filter((field) => used[field]);
}

/** In the order in which Kustomize applies them. */
const TRANSFORMERS = ['namespace', 'labels', 'replicas', 'images'] as const;

function writtenObject(text: string | undefined): KubernetesObject | undefined {
  const [document] = text === undefined ? [] : readManifests(text);
  return isJsonObject(document) ? (document as KubernetesObject) : undefined;
}

function namesOf(fields: readonly KustomizationField[], field: string): Json[] {
  return entriesOf(fields, field).flatMap((entry) => entry['name'] ?? []);
}

function entriesOf(fields: readonly KustomizationField[], field: string): JsonObject[] {
  return fields
    .filter((candidate) => candidate.field === field)
    .flatMap(({ value }) => (Array.isArray(value) ? value.filter(isJsonObject) : []));
}
