import { isJsonObject } from '../../../core/kubernetes/object.ts';
import type { Cluster } from '../../../shell/cluster/cluster.ts';
import { UserError } from '../../../shell/errors.ts';
import { SecretValue } from '../../../shell/secrets/secret-value.ts';
import { resolveValues, type ValueSources } from '../values/resolve-values.ts';
import type { Sealing } from './choose-sealing.ts';

/**
 * The values to seal, by name of the Secret: those in the cluster where one is given, else given,
 * generated or asked for.
 *
 * @throws {UserError} where one is missing: a Secret is sealed whole
 */
export async function sealingValues(
  sealings: readonly Sealing[],
  cluster: Cluster | undefined,
  sources: ValueSources,
): Promise<Map<string, ReadonlyMap<string, SecretValue>>> {
  const all = new Map<string, ReadonlyMap<string, SecretValue>>();
  for (const sealing of sealings) {
    const { requirement } = sealing;
    const values =
      cluster === undefined
        ? await supplied(sealing, sources)
        : await fromCluster(cluster, sealing);
    all.set(requirement.name, values);
  }
  return all;
}

async function supplied(
  { deployment, requirement, keys }: Sealing,
  sources: ValueSources,
): Promise<ReadonlyMap<string, SecretValue>> {
  const label = `${deployment.environment}/${deployment.app}: ${requirement.name}`;
  const { values, unresolved } = await resolveValues(requirement, keys, label, sources);
  if (unresolved.length === 0) return values;
  throw new UserError(
    `values are needed for ${unresolved.join(', ')} of Secret ${requirement.name}`,
    {
      hint: `give them: ${unresolved.map((key) => `--from-file ${requirement.name}/${key}=<file>`).join(' ')}; or take them from the cluster: --from-cluster`,
    },
  );
}

async function fromCluster(
  cluster: Cluster,
  { deployment, requirement, keys }: Sealing,
): Promise<ReadonlyMap<string, SecretValue>> {
  const { namespace } = deployment;
  const { name } = requirement;
  const secret = await cluster.get({ apiVersion: 'v1', kind: 'Secret', namespace, name });
  if (secret === undefined) {
    throw new UserError(`there is no Secret ${namespace}/${name} in the cluster`, {
      hint: 'leave --from-cluster out to seal new values',
    });
  }
  const data = isJsonObject(secret['data']) ? secret['data'] : {};
  const encoded = new Map(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const wanted = requirement.keys.length === 0 ? [...encoded.keys()] : keys;
  const missing = wanted.filter((key) => !encoded.has(key));
  if (missing.length > 0) {
    throw new UserError(`Secret ${namespace}/${name} in the cluster lacks ${missing.join(', ')}`, {
      hint: `add them first: npx --no strata secrets create ${deployment.environment}/${deployment.app}`,
    });
  }
  return new Map(
    wanted.map((key) => [key, new SecretValue(Buffer.from(encoded.get(key) ?? '', 'base64'))]),
  );
}
