import {
  isJsonObject,
  ownValue,
  valueAt,
  type Json,
  type KubernetesObject,
} from '../kubernetes/object.ts';
import { readManifests } from '../yaml.ts';

/** What Kustomize says about where an object comes from. */
export interface Origin {
  /** A file of manifests, or the kustomization whose generator makes the object. */
  path: string;
  /** Set where it comes from another repository. */
  repo: string | undefined;
}

/**
 * Takes the annotation off that `buildMetadata: [originAnnotations]` puts on each object
 * (kustomize api/resource/origin.go: `path`, `repo`, `ref`, or `configuredIn` for generated ones).
 */
export function takeOrigin(object: KubernetesObject): {
  object: KubernetesObject;
  origin: Origin | undefined;
} {
  const annotations = valueAt(object, ['metadata', 'annotations']);
  const text = isJsonObject(annotations) ? ownValue(annotations, ORIGIN) : undefined;
  if (!isJsonObject(annotations) || typeof text !== 'string') return { object, origin: undefined };
  const { [ORIGIN]: _, ...others } = annotations;
  const { annotations: __, ...metadata } = object.metadata;
  const rest = Object.keys(others).length === 0 ? metadata : { ...metadata, annotations: others };
  return { object: { ...object, metadata: rest }, origin: parseOrigin(text) };
}

const ORIGIN = 'config.kubernetes.io/origin';

function parseOrigin(text: string): Origin | undefined {
  const [document] = readManifests(text);
  if (!isJsonObject(document)) return undefined;
  const path = textOf(ownValue(document, 'path')) ?? textOf(ownValue(document, 'configuredIn'));
  return path === undefined ? undefined : { path, repo: textOf(ownValue(document, 'repo')) };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
