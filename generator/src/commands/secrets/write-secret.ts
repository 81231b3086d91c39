import type { SecretRequirement } from '../../core/desired/template.ts';
import type { JsonObject, KubernetesObject } from '../../core/kubernetes/object.ts';
import { secretObject } from '../../core/secrets/secret-objects.ts';
import { keysOf, secretState } from '../../core/secrets/secret-state.ts';
import type { Cluster, ObjectRef } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';
import type { SecretValue } from '../../shell/secrets/secret-value.ts';

export type Written =
  | { kind: 'created'; keys: string[] }
  /** These keys were added to a Secret that Strata made. */
  | { kind: 'completed'; keys: string[] }
  /** It was there, or another run was faster. */
  | { kind: 'present' };

/**
 * Creates a Secret, or adds the keys to it that it does not have. A key that is there keeps its
 * value, whoever put it there meanwhile: the change names the version that was read.
 *
 * @param values for the missing keys
 * @throws {ClusterError} where the cluster refuses
 */
export async function writeSecret(
  cluster: Cluster,
  requirement: SecretRequirement,
  namespace: string,
  values: ReadonlyMap<string, SecretValue>,
): Promise<Written> {
  const ref: ObjectRef = { apiVersion: 'v1', kind: 'Secret', namespace, name: requirement.name };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const present = await cluster.get(ref);
    if (present === undefined) {
      const created = await createOnce(cluster, requirement, namespace, values);
      if (created) return { kind: 'created', keys: [...values.keys()] };
      continue;
    }
    const state = secretState(requirement, present);
    const isOwn = state.kind === 'present' && state.madeBy.kind === 'strata';
    const missing = [...values].filter(([key]) => !keysOf(present).includes(key));
    if (!isOwn || missing.length === 0) return { kind: 'present' };
    if (await patchOnce(cluster, ref, present, new Map(missing))) {
      return { kind: 'completed', keys: missing.map(([key]) => key) };
    }
  }
  throw new ClusterError(
    'conflict',
    `Secret ${namespace}/${requirement.name} is changed by somebody else all the time`,
    { hint: 'nothing was overwritten; run the command again' },
  );
}

const ATTEMPTS = 5;

/** @returns false where another run was faster */
async function createOnce(
  cluster: Cluster,
  requirement: SecretRequirement,
  namespace: string,
  values: ReadonlyMap<string, SecretValue>,
): Promise<boolean> {
  try {
    await cluster.create(secretObject(requirement, namespace, encoded(values)));
    return true;
  } catch (error) {
    if (error instanceof ClusterError && error.reason === 'exists') return false;
    throw error;
  }
}

/**
 * Sets keys of a Secret, on condition that it is as it was read.
 *
 * @returns false where it was changed meanwhile
 */
export async function patchOnce(
  cluster: Cluster,
  ref: ObjectRef,
  present: KubernetesObject,
  values: ReadonlyMap<string, SecretValue>,
): Promise<boolean> {
  const { resourceVersion } = present.metadata;
  const patch: JsonObject = {
    metadata: resourceVersion === undefined ? {} : { resourceVersion },
    data: encoded(values),
  };
  try {
    await cluster.patch(ref, patch);
    return true;
  } catch (error) {
    if (error instanceof ClusterError && error.reason === 'conflict') return false;
    throw error;
  }
}

function encoded(values: ReadonlyMap<string, SecretValue>): Record<string, string> {
  return Object.fromEntries([...values].map(([key, value]) => [key, value.base64()]));
}
