import { deepEqual } from '../kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/** The same object twice, as people compare it. */
export interface Compared {
  before: KubernetesObject | undefined;
  after: KubernetesObject | undefined;
}

/**
 * Takes off what the API server and Argo CD keep for themselves, and masks the values of Secrets: of
 * these only which keys differ is to be seen.
 */
export function comparable({ before, after }: Compared): Compared {
  return maskSecret({
    before: before === undefined ? undefined : withoutNoise(before),
    after: after === undefined ? undefined : withoutNoise(after),
  });
}

function withoutNoise(object: KubernetesObject): KubernetesObject {
  const { status: _status, ...rest } = object;
  const metadata = without(object.metadata, OWN_METADATA);
  const annotations = ownValue(metadata, 'annotations');
  if (isJsonObject(annotations)) {
    const kept = without(annotations, OWN_ANNOTATIONS);
    if (Object.keys(kept).length === 0) delete metadata['annotations'];
    else metadata['annotations'] = kept;
  }
  return { ...rest, metadata: { ...metadata, name: object.metadata.name } };
}

const OWN_METADATA: readonly string[] = [
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'creationTimestamp',
  'selfLink',
];

/** What Argo CD puts on every object, and what kubectl remembers, values of Secrets included. */
export const TRACKING_ANNOTATIONS: readonly string[] = [
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/installation-id',
];
const OWN_ANNOTATIONS: readonly string[] = [
  ...TRACKING_ANNOTATIONS,
  'kubectl.kubernetes.io/last-applied-configuration',
];

function without(map: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

function maskSecret({ before, after }: Compared): Compared {
  const isSecret = [before, after].some(
    (object) => object?.kind === 'Secret' && object.apiVersion === 'v1',
  );
  if (!isSecret) return { before, after };
  const mask = (object: KubernetesObject | undefined, other: typeof object, when: string) =>
    object === undefined ? undefined : masked(object, other, when);
  return { before: mask(before, after, 'before'), after: mask(after, before, 'after') };
}

function masked(
  object: KubernetesObject,
  other: KubernetesObject | undefined,
  when: string,
): KubernetesObject {
  const result: KubernetesObject = { ...object };
  for (const field of ['data', 'stringData']) {
    const values = ownValue(object, field);
    if (!isJsonObject(values)) continue;
    const others = ownValue(other ?? {}, field);
    const hide = ([key, value]: [string, Json]): [string, Json] => {
      const counterpart = isJsonObject(others) ? ownValue(others, key) : undefined;
      const isChanged = counterpart !== undefined && !deepEqual(counterpart, value);
      return [key, isChanged ? `*** (${when})` : '***'];
    };
    result[field] = Object.fromEntries(Object.entries(values).map(hide));
  }
  return result;
}
