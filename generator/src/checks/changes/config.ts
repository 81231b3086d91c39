import { deepEqual } from '../../core/kubernetes/equality.ts';
import { ownValue, type KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Finding } from '../finding.ts';
import { immutable, mapAt, refusal, type ChangeRule } from './change-rule.ts';
import { NEW_NAME_FOR_DATA, RECREATE } from './remedies.ts';

/** `immutable: true` fixes the data and itself: https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable */
export const changedConfigMap: ChangeRule = (before, after) =>
  frozen(before, after, ['data', 'binaryData']);

/** A Secret keeps its type, too. */
export const changedSecret: ChangeRule = (before, after) => [
  ...immutable({ path: ['type'], fallback: 'Opaque', remedy: RECREATE })(before, after),
  ...frozenSecret(before, after),
];

function frozen(
  before: KubernetesObject,
  after: KubernetesObject,
  keys: readonly string[],
): Finding[] {
  if (ownValue(before, 'immutable') !== true) return [];
  const changed = keys.filter((key) => !deepEqual(mapAt(before, [key]), mapAt(after, [key])));
  const loosened = ownValue(after, 'immutable') === true ? [] : ['immutable'];
  return [...loosened, ...changed].map((key) =>
    refusal([key], 'cannot be changed, because the object is immutable', NEW_NAME_FOR_DATA),
  );
}

/** `stringData` is another way to write `data`, and never stands in the cluster. */
function frozenSecret(before: KubernetesObject, after: KubernetesObject): Finding[] {
  const [old, present] = [before, after].map((secret): KubernetesObject => ({
    ...secret,
    data: { ...mapAt(secret, ['data']), ...encoded(secret) },
  }));
  return old === undefined || present === undefined ? [] : frozen(old, present, ['data']);
}

function encoded(secret: KubernetesObject): Record<string, string> {
  const entries = Object.entries(mapAt(secret, ['stringData']));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? toBase64(value) : '']),
  );
}

function toBase64(text: string): string {
  return btoa(
    Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''),
  );
}
