import { secretState, type SecretState } from '../../core/secrets/secret-state.ts';
import type { Deployment } from '../../core/fleet.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import type { DeclaredSecret, DeploymentSecrets } from './declared-secrets.ts';

/** A declared Secret and how it stands in the cluster. */
export interface InspectedSecret extends DeclaredSecret {
  deployment: Deployment;
  state: SecretState;
}

/**
 * Reads the declared Secrets in the cluster. Only names of keys are kept.
 *
 * @throws {ClusterError} where the cluster cannot be reached, or reading Secrets is forbidden
 */
export async function inspectSecrets(
  cluster: Cluster,
  declared: readonly DeploymentSecrets[],
): Promise<InspectedSecret[]> {
  const all = declared.flatMap(({ deployment, secrets }) =>
    secrets.map((secret) => ({ deployment, ...secret })),
  );
  return mapBounded(all, PARALLEL, async (secret) => {
    const { namespace } = secret.deployment;
    const { name } = secret.requirement;
    const present = await cluster.get({ apiVersion: 'v1', kind: 'Secret', namespace, name });
    return { ...secret, state: secretState(secret.requirement, present) };
  });
}

const PARALLEL = 8;
