import type { Cluster } from '../../shell/cluster/cluster.ts';
import { connectCluster } from '../../shell/cluster/connect.ts';
import type { Deployment } from '../../core/fleet.ts';
import type { Dependencies } from '../dependencies.ts';
import { openRepository, type Repository } from '../steps/open-repository.ts';
import { describeCluster } from '../steps/cluster/confirm-context.ts';
import { declaredSecrets, type DeploymentSecrets } from './declared-secrets.ts';
import { selectDeployments } from './select-deployments.ts';

/** The options by which every command here finds its deployments and its cluster. */
export interface PlaceOptions {
  kubeconfig?: string;
  context?: string;
  /** Name of a cluster in gitops.yaml. */
  cluster?: string;
}

export interface OpenedSecrets {
  repository: Repository;
  deployments: Deployment[];
  declared: DeploymentSecrets[];
}

/**
 * Reads what the templates declare for the deployments that an argument means.
 *
 * @throws {UserError} for an argument that means none, and for what is wrong with the repository
 */
export async function openDeclared(
  target: string | undefined,
  { cluster }: PlaceOptions,
  dependencies: Dependencies,
): Promise<OpenedSecrets> {
  const repository = await openRepository(dependencies);
  const place = { root: repository.root, cwd: dependencies.cwd };
  const deployments = selectDeployments(repository.fleet, { target, cluster }, place);
  const declared = declaredSecrets(repository, deployments, dependencies);
  return { repository, deployments, declared };
}

/** The cluster of the context, which is named on stderr: it may not be the one that people think of. */
export async function openCluster(
  { kubeconfig, context }: PlaceOptions,
  { cwd, env, output }: Dependencies,
): Promise<Cluster> {
  const cluster = await connectCluster({ kubeconfig, context, env, cwd });
  output.say(`Cluster: ${describeCluster(cluster)}`);
  return cluster;
}
