import { secretState } from '../../../core/secrets/secret-state.ts';
import type { Cluster } from '../../../shell/cluster/cluster.ts';
import type { Output } from '../../../shell/output.ts';
import type { Sealing } from './choose-sealing.ts';

/**
 * Says what to do about Secrets that are in the cluster already: the controller refuses to write one
 * that it did not make, unless an annotation hands it over.
 *
 * https://github.com/bitnami-labs/sealed-secrets#managing-existing-secrets
 */
export async function adviseHandOver(
  cluster: Cluster,
  sealings: readonly Sealing[],
  output: Output,
): Promise<void> {
  for (const { deployment, requirement } of sealings) {
    const { namespace } = deployment;
    const { name } = requirement;
    const present = await cluster.get({ apiVersion: 'v1', kind: 'Secret', namespace, name });
    const state = secretState(requirement, present);
    if (state.kind === 'missing' || state.madeBy.kind === 'owner') continue;
    output.say(
      [
        `Secret ${namespace}/${name} is in the cluster already. Hand it over before the next sync:`,
        `  kubectl --context ${cluster.context} --namespace ${namespace} annotate secret ${name} sealedsecrets.bitnami.com/managed=true`,
      ].join('\n'),
    );
  }
}
