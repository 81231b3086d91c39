import type { Colors } from 'picocolors/types.js';
import type { SecretRequirement } from '../../core/desired/template.ts';
import type { Deployment } from '../../core/fleet.ts';
import type { JsonObject } from '../../core/kubernetes/object.ts';
import type { SecretSource } from '../../core/secrets/secret-source.ts';
import type { SecretState } from '../../core/secrets/secret-state.ts';

/** A declared Secret of a deployment; the state is undefined where no cluster was asked. */
export interface ListedSecret {
  deployment: Deployment;
  requirement: SecretRequirement;
  source: SecretSource;
  state: SecretState | undefined;
}

/** The Secrets of each deployment, with what is to be done about them. Names of keys alone. */
export function renderSecretList(listed: readonly ListedSecret[], colors: Colors): string {
  if (listed.length === 0) return 'No template declares a Secret here.';
  const width = Math.max(...listed.map(({ requirement }) => requirement.name.length));
  return groupsOf(listed)
    .map(({ deployment, secrets }) => {
      const { environment, app, namespace, cluster } = deployment;
      const title = `${colors.bold(`${environment}/${app}`)} (namespace ${namespace}, cluster ${cluster})`;
      const lines = secrets.flatMap((secret) => {
        const [first = '', ...more] =
          secret.state === undefined
            ? describeDeclared(secret)
            : describeState(secret, secret.state, colors);
        const indent = ' '.repeat(width + 4);
        return [
          `  ${secret.requirement.name.padEnd(width)}  ${first}`,
          ...more.map((line) => `${indent}${line}`),
        ];
      });
      return [title, ...lines].join('\n');
    })
    .join('\n\n');
}

/** The same for scripts. */
export function secretListJson(listed: readonly ListedSecret[]): JsonObject[] {
  return listed.map(({ deployment, requirement, source, state }) => ({
    deployment: `${deployment.environment}/${deployment.app}`,
    cluster: deployment.cluster,
    namespace: deployment.namespace,
    secret: requirement.name,
    type: requirement.type ?? 'Opaque',
    keys: requirement.keys.map(({ key, generate }) => ({ key, generated: generate !== undefined })),
    source: { ...source },
    ...(state === undefined ? {} : { state: { ...state } }),
  }));
}

/** What makes a Secret where the cluster does not have it by itself. */
export function describeSource(source: SecretSource): string {
  switch (source.kind) {
    case 'cluster':
      return 'made in the cluster';
    case 'store':
      return `made by External Secrets from the store ${source.store}`;
    case 'sealed':
      return `sealed in ${source.file}`;
    case 'external':
      return `made by External Secrets as ${source.file} says`;
  }
}

function describeDeclared({ requirement, source }: ListedSecret): string[] {
  const { keys } = requirement;
  const list = (title: string, names: string[]): string[] =>
    names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
  return [
    describeSource(source),
    ...list(
      'generated',
      keys.filter(({ generate }) => generate !== undefined).map(({ key }) => key),
    ),
    ...list(
      'given by a person',
      keys.filter(({ generate }) => generate === undefined).map(({ key }) => key),
    ),
    ...(keys.length === 0 ? ['only the app knows its keys'] : []),
  ];
}

function describeState(
  { source }: Pick<ListedSecret, 'source'>,
  state: SecretState,
  colors: Colors,
): string[] {
  const elsewhere = source.kind === 'cluster' ? [] : [`it is to be ${describeSource(source)}`];
  if (state.kind === 'missing') return [colors.red('missing'), ...elsewhere];
  const { missingKeys, surplusKeys, otherType } = state;
  const differs = missingKeys.length + surplusKeys.length > 0;
  const made = describeMaker(state);
  return [
    differs ? colors.yellow(`keys differ${made}`) : `${colors.green('present')}${made}`,
    ...(missingKeys.length === 0 ? [] : [`missing: ${missingKeys.join(', ')}`]),
    ...(surplusKeys.length === 0 ? [] : [`surplus: ${surplusKeys.join(', ')}`]),
    ...(otherType === undefined ? [] : [`its type is ${otherType}, not the declared one`]),
    ...(missingKeys.length > 0 || state.madeBy.kind !== 'owner' ? elsewhere : []),
  ];
}

function describeMaker({ madeBy }: SecretState & { kind: 'present' }): string {
  if (madeBy.kind === 'strata') return ', made by Strata';
  return madeBy.kind === 'owner' ? `, made by ${madeBy.owner}` : ', not made by Strata';
}

function groupsOf(
  listed: readonly ListedSecret[],
): { deployment: Deployment; secrets: ListedSecret[] }[] {
  const groups = new Map<Deployment, ListedSecret[]>();
  for (const secret of listed) {
    groups.set(secret.deployment, [...(groups.get(secret.deployment) ?? []), secret]);
  }
  return [...groups].map(([deployment, secrets]) => ({ deployment, secrets }));
}
