import type { SecretKey, SecretRequirement } from '../../src/core/desired/template.ts';
import { envSecrets } from '../parts/env.ts';
import { tlsSecrets } from '../parts/ingress.ts';
import type { WorkloadValues } from './values.ts';

/** The Secrets that the pods and the Ingress cannot do without. */
export function workloadSecrets(values: WorkloadValues, name: string): SecretRequirement[] {
  return unite([
    ...envSecrets([values.env, ...containersEnv(values)]),
    ...values.envFrom.flatMap((source) =>
      'secret' in source ? [whole(source.secret, 'Environment variables, a key for each')] : [],
    ),
    ...Object.entries(values.volumes).flatMap(([volume, { secret }]) =>
      typeof secret?.secretName === 'string' && secret.optional !== true
        ? [whole(secret.secretName, `Files of the volume ${volume}`)]
        : [],
    ),
    ...(values.imagePullSecrets ?? []).map((secret) => registry(secret)),
    ...tlsSecrets(name, values.ingress),
  ]);
}

function containersEnv({ initContainers, cronJobs }: WorkloadValues): WorkloadValues['env'][] {
  return [...Object.values(initContainers), ...Object.values(cronJobs)].map(({ env }) => env);
}

/** A Secret whose keys only the app knows. */
function whole(name: string, description: string): SecretRequirement {
  return { name, description, keys: [] };
}

function registry(name: string): SecretRequirement {
  return {
    name,
    type: 'kubernetes.io/dockerconfigjson',
    description: 'Login to the registry of the images',
    keys: [{ key: '.dockerconfigjson', description: 'Docker configuration with the login, JSON' }],
  };
}

/** One requirement for each Secret, with the keys of all. */
function unite(requirements: SecretRequirement[]): SecretRequirement[] {
  const united = new Map<string, SecretRequirement>();
  for (const requirement of requirements) {
    const known = united.get(requirement.name);
    united.set(
      requirement.name,
      known === undefined
        ? requirement
        : { ...known, keys: uniteKeys(known.keys, requirement.keys) },
    );
  }
  return [...united.values()];
}

function uniteKeys(keys: SecretKey[], more: SecretKey[]): SecretKey[] {
  return [...keys, ...more.filter(({ key }) => keys.every((known) => known.key !== key))];
}
