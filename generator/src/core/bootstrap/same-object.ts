import { deepEqual } from '../kubernetes/equality.ts';
import {
  isJsonObject,
  valueAt,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/**
 * Whether an apply changed, or would change, anything: all but what the server writes itself.
 *
 * @param before as it is
 * @param after as the server says that it is, or would be, afterwards
 */
export function isSameObject(before: KubernetesObject, after: KubernetesObject): boolean {
  return deepEqual(withoutServerFields(before), withoutServerFields(after));
}

function withoutServerFields({ metadata, status: _status, ...rest }: KubernetesObject): JsonObject {
  const kept = Object.entries(metadata).filter(([key]) => !SERVER_FIELDS.has(key));
  return { ...rest, metadata: Object.fromEntries(kept) };
}

const SERVER_FIELDS: ReadonlySet<string> = new Set([
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'creationTimestamp',
  'selfLink',
]);

/**
 * An object as it has to be applied over the present one: Argo CD marks what it manages with an
 * annotation under the same field manager, and an apply without it would take the mark away.
 */
export function keepTracking(
  wanted: KubernetesObject,
  present: KubernetesObject | undefined,
): KubernetesObject {
  const mark = valueAt(present, ['metadata', 'annotations', TRACKING_ID]);
  if (mark === undefined) return wanted;
  const annotations = wanted.metadata['annotations'];
  const kept = { ...(isJsonObject(annotations) ? annotations : {}), [TRACKING_ID]: mark };
  return { ...wanted, metadata: { ...wanted.metadata, annotations: kept } };
}

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
