import {
  groupKindOf,
  isJsonObject,
  valueAt,
  type Json,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import { readManifests } from '../../yaml.ts';

/**
 * The object as its file has it: fields of kustomizations may have given it another name or namespace.
 * The built object where the file does not tell.
 */
export function writtenObject(
  object: KubernetesObject,
  text: string | undefined,
): KubernetesObject {
  const candidates = documentsOf(text)
    .filter(isObject)
    .filter((candidate) => groupKindOf(candidate) === groupKindOf(object));
  const { name, namespace } = object.metadata;
  const sameName = candidates.filter((candidate) => candidate.metadata.name === name);
  return (
    sameName.find((candidate) => candidate.metadata['namespace'] === namespace) ??
    sameName[0] ??
    longest(candidates.filter((candidate) => name.includes(candidate.metadata.name))) ??
    (candidates.length === 1 ? candidates[0] : undefined) ??
    object
  );
}

/** A prefix and a suffix leave the longest name that is in the other. */
function longest(candidates: readonly KubernetesObject[]): KubernetesObject | undefined {
  return [...candidates].sort(
    (left, right) => right.metadata.name.length - left.metadata.name.length,
  )[0];
}

function documentsOf(text: string | undefined): Json[] {
  try {
    return text === undefined ? [] : readManifests(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isObject(value: Json): value is KubernetesObject {
  const texts = [['apiVersion'], ['kind'], ['metadata', 'name']];
  return isJsonObject(value) && texts.every((path) => typeof valueAt(value, path) === 'string');
}
