import { quote } from '../../config/quote.ts';
import type { Deployment, Fleet } from '../../core/fleet.ts';
import { UserError } from '../../shell/errors.ts';
import { resolveDeployment } from '../steps/explain/resolve-deployment.ts';

export interface Selection {
  /** `<environment>`, `<environment>/<app>` or its folder; everything unless said. */
  target: string | undefined;
  /** Name of a cluster in gitops.yaml; keeps the deployments on it alone. */
  cluster?: string | undefined;
}

/**
 * The deployments that an argument means.
 *
 * @param place the repository's root and the folder that the command runs in
 * @throws {UserError} for a name that means none, with those that there are
 */
export function selectDeployments(
  fleet: Fleet,
  { target, cluster }: Selection,
  place: { root: string; cwd: string },
): Deployment[] {
  if (cluster !== undefined) refuseUnknown(fleet, cluster);
  return deploymentsOf(fleet, target, place).filter(
    (deployment) => cluster === undefined || deployment.cluster === cluster,
  );
}

/**
 * The one cluster of the deployments: a context of a kubeconfig is one cluster, and the Secrets of
 * another one have no place in it.
 *
 * @throws {UserError} for deployments on several clusters
 */
export function refuseSeveralClusters(deployments: readonly Deployment[]): void {
  const clusters = [...new Set(deployments.map(({ cluster }) => cluster))].sort();
  if (clusters.length < 2) return;
  throw new UserError(
    `the deployments are on ${clusters.length} clusters: ${clusters.join(', ')}; a context is one of them`,
    {
      hint: `do one after the other, for example: --cluster ${clusters[0] ?? ''} --context <context of it>`,
    },
  );
}

function deploymentsOf(
  { deployments, environments, ...fleet }: Fleet,
  target: string | undefined,
  place: { root: string; cwd: string },
): Deployment[] {
  if (target === undefined) return deployments;
  const name = target.replace(/^(\.\/)?(overlays\/)?/, '').replace(/\/+$/, '');
  if (environments.some((environment) => environment.name === name)) {
    return deployments.filter(({ environment }) => environment === name);
  }
  return [resolveDeployment({ deployments, environments, ...fleet }, target, place)];
}

function refuseUnknown({ clusters }: Fleet, cluster: string): void {
  if (clusters.some(({ name }) => name === cluster)) return;
  const accepted = clusters.map(({ name }) => name).join(', ');
  throw new UserError(`gitops.yaml has no cluster ${quote(cluster)}, accepted: ${accepted}`);
}
