import { quote } from '../../../config/quote.ts';
import { UserError } from '../../../shell/errors.ts';
import { CONFIG_FILE } from '../../steps/open-repository.ts';
import { chooseCluster } from './choose-cluster.ts';
import type { ImportTarget } from './open-target.ts';
import type { RequestedEnvironment } from '../parse-request.ts';

/**
 * Looks at the environments as gitops.yaml has them, before anything takes time.
 *
 * @throws {UserError} for a name that gitops.yaml cannot have, and a cluster that is not known or not
 *   the environment's
 */
export function checkEnvironments(
  { config }: ImportTarget,
  environments: readonly RequestedEnvironment[],
): void {
  if (config === undefined) return;
  const { fleet } = config;
  const isKnown = (name: string): boolean => fleet.environments.some((each) => each.name === name);
  const isAnyNew = environments.some(({ name }) => !isKnown(name));
  for (const environment of environments) {
    const { name, cluster, isClusterItsOwn, unfit } = environment;
    if (unfit !== undefined) {
      throw new UserError(unfit, { hint: `choose another name for it in ${CONFIG_FILE}` });
    }
    const known = fleet.environments.find((each) => each.name === name);
    if (known === undefined) {
      chooseCluster(fleet, environment);
      continue;
    }
    // A cluster for all is that of the new ones, where there are any.
    const isMeant = isClusterItsOwn || !isAnyNew;
    if (isMeant && cluster !== undefined && cluster !== known.cluster) {
      throw new UserError(
        `environment ${quote(name)} is on cluster ${quote(known.cluster)}, not ${quote(cluster)}`,
        { hint: `--cluster is for environments that ${CONFIG_FILE} does not have yet` },
      );
    }
  }
}
