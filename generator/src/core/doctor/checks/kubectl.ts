import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';
import { installKubectl } from '../install-commands.ts';

/** kubectl: generating goes without, bringing Argo CD and Secrets into a cluster does not. */
export function kubectl({ kubectl: version, platform }: Facts): Finding[] {
  if (version !== undefined) return [ok('kubectl', version)];
  const found = 'not installed; needed to set up a cluster, not to generate';
  return [{ subject: 'kubectl', status: 'warning', found, advice: installKubectl(platform) }];
}
