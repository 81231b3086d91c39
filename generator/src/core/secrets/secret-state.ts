import type { SecretRequirement } from '../desired/template.ts';
import { isJsonObject, valueAt, type Json, type KubernetesObject } from '../kubernetes/object.ts';

/** The label by which Strata knows the Secrets that it made; only those does it ever change. */
export const MADE_BY_LABEL = 'app.kubernetes.io/managed-by';
export const MADE_BY_STRATA = 'strata';

/** How a declared Secret stands in a cluster; names of keys, never a value. */
export type SecretState =
  | { kind: 'missing' }
  | {
      kind: 'present';
      madeBy: SecretMaker;
      /** Declared keys that it does not have. */
      missingKeys: string[];
      /** Keys that nobody declares; none where only the app knows the keys. */
      surplusKeys: string[];
      /** Its type, where it is not the declared one. */
      otherType?: string;
    };

/** A controller is named by its object: `ExternalSecret web`. */
export type SecretMaker = { kind: 'strata' } | { kind: 'other' } | { kind: 'owner'; owner: string };

/** Compares a declared Secret with the one in the cluster, by names of keys and by type. */
export function secretState(
  { keys, type = 'Opaque' }: SecretRequirement,
  present: KubernetesObject | undefined,
): SecretState {
  if (present === undefined) return { kind: 'missing' };
  const found = keysOf(present);
  const declared = keys.map(({ key }) => key);
  const foundType = textOf(present['type']) ?? 'Opaque';
  return {
    kind: 'present',
    madeBy: makerOf(present),
    missingKeys: declared.filter((key) => !found.includes(key)),
    surplusKeys: declared.length === 0 ? [] : found.filter((key) => !declared.includes(key)),
    ...(foundType === type ? {} : { otherType: foundType }),
  };
}

/** Whether anything that the template declares is not there. */
export function isLacking(state: SecretState): boolean {
  return state.kind === 'missing' || state.missingKeys.length > 0;
}

/** The names of a Secret's keys, sorted. */
export function keysOf(secret: KubernetesObject): string[] {
  const data = secret['data'];
  return isJsonObject(data) ? Object.keys(data).sort() : [];
}

function makerOf(secret: KubernetesObject): SecretMaker {
  const owners = secret.metadata['ownerReferences'];
  const owner = Array.isArray(owners) ? owners.find(isJsonObject) : undefined;
  if (owner !== undefined) {
    const parts = [textOf(owner['kind']), textOf(owner['name'])];
    return { kind: 'owner', owner: parts.filter((part) => part !== undefined).join(' ') };
  }
  const label = valueAt(secret, ['metadata', 'labels', MADE_BY_LABEL]);
  return label === MADE_BY_STRATA ? { kind: 'strata' } : { kind: 'other' };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
