import type { SecretRequirement } from '../../core/desired/template.ts';
import { MADE_BY_LABEL, MADE_BY_STRATA, secretState } from '../../core/secrets/secret-state.ts';
import { secretUses } from '../../core/secrets/secret-uses.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { renderRotated, renderRotation, type Rotation } from '../../report/secrets/rotation.ts';
import type { Cluster, ObjectRef } from '../../shell/cluster/cluster.ts';
import { UserError } from '../../shell/errors.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { confirmContext } from '../steps/cluster/confirm-context.ts';
import { TERMINAL, type Person } from './create.ts';
import { objectsIn } from './declared-secrets.ts';
import { findSecret, type FoundSecret } from './find-secret.ts';
import { openCluster, openDeclared, type PlaceOptions } from './open-declared.ts';
import { restartWorkloads } from './restart-workloads.ts';
import { readGivenValues, type GivenOptions, type ValuesBySecret } from './values/given-values.ts';
import { resolveValues } from './values/resolve-values.ts';
import { patchOnce } from './write-secret.ts';

export interface RotateOptions extends PlaceOptions, GivenOptions {
  /** Restart the workloads that read the Secret. */
  restart: boolean;
  yes: boolean;
  json: boolean;
}

/**
 * `strata secrets rotate <env>/<app> <secret> [key...]`: gives keys of a Secret that Strata made new
 * values, and says what has to restart. Nothing but the Secret is changed, and with `restart` an
 * annotation of the pod templates, which no Argo CD takes back, because git does not name it.
 */
export async function rotateSecret(
  target: string,
  name: string,
  keys: readonly string[],
  options: RotateOptions,
  dependencies: Dependencies,
  person: Person = TERMINAL,
): Promise<ExitCode> {
  const { output } = dependencies;
  const { deployments, declared } = await openDeclared(target, options, dependencies);
  const found = findSecret(name, target, deployments, declared);
  refuseOthersSecret(found);
  const { requirement } = found.secret;
  const given = await readGivenValues(options, [requirement], dependencies);
  const chosen = chooseKeys(requirement, keys, given);

  if (options.restart) refuseRestart(requirement, chosen);

  const cluster = await openCluster(options, dependencies);
  const ref = refOf(found);
  const present = await readOwn(cluster, ref, found);
  const uses = secretUses(
    objectsIn(await found.around.objects(), found.deployment.namespace),
    name,
    chosen,
  );
  const rotation: Rotation = { ...found, requirement, keys: chosen, uses };
  if (!options.json) output.say(renderRotation(rotation, output.colors));
  await confirmContext(
    cluster,
    `Change ${chosen.length === 1 ? 'this value' : 'these values'}?`,
    {
      yes: options.yes,
      hint: `add --yes, and --context ${cluster.context} to be sure of the cluster`,
    },
    output,
    person.confirm,
  );

  const ask = output.isInteractive ? person.ask : undefined;
  const sources = { given, ask, dependencies };
  const { values, unresolved } = await resolveValues(requirement, chosen, name, sources);
  if (unresolved.length > 0) throw valuesNeeded(found, unresolved);
  if (!(await patchOnce(cluster, ref, present, values))) {
    throw new UserError(`Secret ${ref.namespace ?? ''}/${name} was changed meanwhile`, {
      hint: 'nothing was rotated; run the command again',
    });
  }
  const restarted = options.restart ? await restartWorkloads(cluster, found.deployment, uses) : [];
  output.print(
    options.json
      ? JSON.stringify({ secret: name, namespace: ref.namespace, keys: chosen, uses, restarted })
      : renderRotated(rotation, restarted, output.colors),
  );
  return 0;
}

function refOf({ deployment, secret }: FoundSecret): ObjectRef {
  const { namespace } = deployment;
  return { apiVersion: 'v1', kind: 'Secret', namespace, name: secret.requirement.name };
}

function refuseOthersSecret({ secret, deployment }: FoundSecret): void {
  const { requirement, source } = secret;
  const place = `${deployment.environment}/${deployment.app}`;
  if (source.kind === 'cluster') return;
  if (source.kind === 'sealed') {
    throw new UserError(`Secret ${requirement.name} is sealed in ${source.file}`, {
      hint: `seal new values: npx --no strata secrets seal ${place} ${requirement.name} --force`,
    });
  }
  const store = source.kind === 'store' ? `the store ${source.store}` : source.file;
  throw new UserError(`External Secrets makes the Secret ${requirement.name} from ${store}`, {
    hint: 'change the value in the store; the operator brings it to the cluster',
  });
}

/** Those that are named; else those that can be generated or are given. */
function chooseKeys(
  requirement: SecretRequirement,
  named: readonly string[],
  given: ValuesBySecret,
): string[] {
  const declared = requirement.keys.map(({ key }) => key);
  const ofGiven = [...(given.get(requirement.name)?.keys() ?? [])];
  const unknown = named.find((key) => !declared.includes(key) && !ofGiven.includes(key));
  if (unknown !== undefined) {
    throw new UserError(
      `Secret ${requirement.name} declares no key ${JSON.stringify(unknown)}, accepted: ${declared.join(', ')}`,
    );
  }
  if (named.length > 0) return [...new Set([...named, ...ofGiven])];
  if (ofGiven.length > 0) return ofGiven;
  const generated = requirement.keys.filter(({ generate }) => generate !== undefined);
  if (generated.length > 0) return generated.map(({ key }) => key);
  throw new UserError(`no key of Secret ${requirement.name} can be generated`, {
    hint: `give the new values, for example: --from-file ${declared[0] ?? `${requirement.name}/<key>`}=<file>`,
  });
}

/** A restart would lock the pods out of what still has the old value. */
function refuseRestart({ name, keys }: SecretRequirement, chosen: readonly string[]): void {
  const blocking = keys.filter(
    ({ key, rotation }) => chosen.includes(key) && rotation?.blocksRestart === true,
  );
  const [first] = blocking;
  if (first === undefined) return;
  const others = keys.filter(
    ({ key, generate }) =>
      generate !== undefined && blocking.every((blocked) => blocked.key !== key),
  );
  throw new UserError(
    `${blocking.map(({ key }) => key).join(', ')} of Secret ${name} cannot be changed with --restart: ${first.rotation?.note ?? ''}`,
    {
      hint: `leave --restart out, or name other keys${others.length === 0 ? '' : `: ${others.map(({ key }) => key).join(' ')}`}`,
    },
  );
}

async function readOwn(
  cluster: Cluster,
  ref: ObjectRef,
  { secret, deployment }: FoundSecret,
): Promise<KubernetesObject> {
  const present = await cluster.get(ref);
  const place = `${deployment.environment}/${deployment.app}`;
  const title = `Secret ${deployment.namespace}/${ref.name}`;
  if (present === undefined) {
    throw new UserError(`${title} is not there`, {
      hint: `create it: npx --no strata secrets create ${place}`,
    });
  }
  const state = secretState(secret.requirement, present);
  if (state.kind === 'present' && state.madeBy.kind === 'strata') return present;
  const isOwned = state.kind === 'present' && state.madeBy.kind === 'owner';
  throw new UserError(`${title} was not made by Strata, which never changes it`, {
    hint: isOwned
      ? `change it where it comes from: ${state.madeBy.kind === 'owner' ? state.madeBy.owner : ''}`
      : `to let Strata change it: kubectl --namespace ${deployment.namespace} label secret ${ref.name} ${MADE_BY_LABEL}=${MADE_BY_STRATA}`,
  });
}

function valuesNeeded({ secret }: FoundSecret, keys: readonly string[]): UserError {
  const { name } = secret.requirement;
  return new UserError(`values are needed for ${keys.join(', ')} of Secret ${name}`, {
    hint: `give them: ${keys.map((key) => `--from-file ${name}/${key}=<file>`).join(' ')}`,
  });
}
