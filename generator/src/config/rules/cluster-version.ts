import type { ConfigProblem } from '../source/locator.ts';
import { own } from '../own-value.ts';
import type { RuleContext } from './rule.ts';

/** Each cluster has a Kubernetes version, its own or that of the cluster that manages it. */
export function clusterVersion({ written, fleet }: RuleContext): ConfigProblem[] {
  return fleet.clusters
    .filter(({ kubernetes }) => kubernetes === '')
    .filter(({ managedBy }) => own(written.clusters, managedBy) !== undefined)
    .map(({ name }) => ({
      severity: 'error',
      path: ['clusters', name],
      at: 'key',
      needs: ['clusters'],
      message: `"clusters.${name}.kubernetes" is missing, it must be a minor version such as "1.35"`,
      hint: 'add the version that "kubectl version" prints for the server, in quotes',
    }));
}
