import type { Deployment } from '../../core/fleet.ts';
import type { SecretUse } from '../../core/secrets/secret-uses.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';

/**
 * Restarts workloads as `kubectl rollout restart` does: with an annotation of the pod template. Argo
 * CD leaves it alone, since git does not name it.
 *
 * @returns those that were there to restart
 * @throws {ClusterError} where the cluster refuses
 */
export async function restartWorkloads(
  cluster: Cluster,
  { namespace }: Pick<Deployment, 'namespace'>,
  uses: readonly SecretUse[],
): Promise<SecretUse[]> {
  const restarted: SecretUse[] = [];
  const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
  for (const use of uses.filter(({ canRestart }) => canRestart)) {
    const { apiVersion, kind, name } = use;
    const patch = { spec: { template: { metadata: { annotations } } } };
    try {
      await cluster.patch({ apiVersion, kind, namespace, name }, patch);
      restarted.push(use);
    } catch (error) {
      // Not synced yet: its first pods read the new value.
      if (!(error instanceof ClusterError && error.reason === 'absent')) throw error;
    }
  }
  return restarted;
}
