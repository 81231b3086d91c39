import { valueAt } from '../../core/kubernetes/object.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';
import { UserError } from '../../shell/errors.ts';
import { namespaceObject, type DeploymentSecrets } from './declared-secrets.ts';

/**
 * Creates the namespace of a deployment as its overlay has it, where it is not there: labels such as
 * those for Pod Security belong to it from the first moment.
 *
 * It is applied in Argo CD's name. The fields are Argo CD's from the first sync on; another owner
 * beside it would keep a label for ever that has left git.
 *
 * @throws {UserError} for a namespace that is being deleted
 * @throws {ClusterError} where the cluster forbids it
 */
export async function ensureNamespace(
  cluster: Cluster,
  { deployment, objects }: Pick<DeploymentSecrets, 'deployment' | 'objects'>,
): Promise<void> {
  const name = deployment.namespace;
  const ref = { apiVersion: 'v1', kind: 'Namespace', name };
  const present = await cluster.get(ref).catch((error: unknown) => {
    // Who may write Secrets in a namespace need not be allowed to read namespaces.
    if (error instanceof ClusterError && error.reason === 'forbidden') return 'unknown';
    throw error;
  });
  if (present === 'unknown') return;
  if (present !== undefined) {
    if (valueAt(present, ['status', 'phase']) !== 'Terminating') return;
    throw new UserError(`the namespace ${name} is being deleted`, {
      hint: `wait until it is gone (kubectl get namespace ${name}), then run the command again`,
    });
  }
  const bare = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const wanted = namespaceObject(await objects(), name) ?? bare;
  await cluster.apply(wanted, { fieldManager: ARGO_CD, force: true });
}

/** The name under which Argo CD applies (server-side apply). */
const ARGO_CD = 'argocd-controller';
