import type { ConfigProblem } from '../source/locator.ts';
import { clusterOf } from '../normalise/environments.ts';
import { environmentChain } from '../normalise/environment-chain.ts';
import { own } from '../own-value.ts';
import type { RuleContext } from './rule.ts';

/** Each environment has a cluster, its own or that of an environment which it extends. */
export function environmentCluster({ written, names }: RuleContext): ConfigProblem[] {
  return Object.keys(written.environments).flatMap((name): ConfigProblem[] => {
    if (clusterOf(written.environments, name) !== undefined) return [];
    // An unknown or circular `extends` is reported as that.
    const last = environmentChain(written.environments, name).at(-1) ?? name;
    if (own(written.environments, last)?.extends !== undefined) return [];
    return [
      {
        severity: 'error',
        path: ['environments', name],
        at: 'key',
        needs: ['environments', last],
        message: `"environments.${name}.cluster" is missing, it must be one of the clusters`,
        hint: `add "cluster: ${names.clusters[0] ?? '<name>'}"`,
      },
    ];
  });
}
