import { quote } from '../../../config/quote.ts';
import { unknownName } from '../../../config/rules/names/unknown-name.ts';
import type { Fleet } from '../../../core/fleet.ts';
import { UserError } from '../../../shell/errors.ts';
import { CONFIG_FILE } from '../../steps/open-repository.ts';
import type { RequestedEnvironment } from '../parse-request.ts';

/**
 * The cluster of an environment that gitops.yaml does not know yet: the one that is named, else the
 * only one there is.
 *
 * @throws {UserError} where there are several, or none, or none of that name
 */
export function chooseCluster(
  { clusters }: Pick<Fleet, 'clusters'>,
  { name, cluster }: Pick<RequestedEnvironment, 'name' | 'cluster'>,
): string {
  const [only, ...others] = clusters;
  if (cluster !== undefined) return knownCluster(cluster, clusters);
  if (only !== undefined && others.length === 0) return only.name;
  const found =
    only === undefined
      ? `${CONFIG_FILE} has no cluster`
      : `${CONFIG_FILE} has the clusters ${clusters.map((each) => each.name).join(', ')}`;
  throw new UserError(`${found}, and no environment ${quote(name)}: its cluster is not known`, {
    hint:
      only === undefined
        ? 'add the cluster under "clusters"'
        : `name it with --cluster ${name}=<cluster>, or add the environment to ${CONFIG_FILE}`,
  });
}

function knownCluster(cluster: string, clusters: Fleet['clusters']): string {
  const names = clusters.map(({ name }) => name);
  if (names.includes(cluster)) return cluster;
  const { message, hint } = unknownName('cluster', cluster, names, { path: ['clusters'] });
  throw new UserError(message, hint === undefined ? {} : { hint });
}
