import { renderOutcome } from '../../report/secrets/outcome.ts';
import { UserError } from '../../shell/errors.ts';
import { terminalConfirm, type Confirm } from '../../shell/confirm.ts';
import { terminalAskSecret, type AskSecret } from '../../shell/secrets/ask-secret.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { confirmContext } from '../steps/cluster/confirm-context.ts';
import { createMissingSecrets, isUnfinished, type CreateOutcome } from './create-missing.ts';
import type { DeploymentSecrets } from './declared-secrets.ts';
import { openCluster, openDeclared, type PlaceOptions } from './open-declared.ts';
import { refuseSeveralClusters } from './select-deployments.ts';
import { readGivenValues, type GivenOptions, type ValuesBySecret } from './values/given-values.ts';

export interface CreateCommandOptions extends PlaceOptions, GivenOptions {
  yes: boolean;
  dryRun: boolean;
  json: boolean;
}

/** Whom the commands for Secrets ask. */
export interface Person {
  ask: AskSecret;
  confirm: Confirm;
}

export const TERMINAL: Person = { ask: terminalAskSecret, confirm: terminalConfirm };

/**
 * `strata secrets create [env[/app]]`: makes the declared Secrets that are missing in the cluster.
 *
 * @returns 1 where values are still needed, or a Secret that Strata did not make lacks keys
 */
export async function createSecrets(
  target: string | undefined,
  options: CreateCommandOptions,
  dependencies: Dependencies,
  person: Person = TERMINAL,
): Promise<ExitCode> {
  const { output } = dependencies;
  const { declared } = await openDeclared(target, options, dependencies);
  if (declared.length === 0) {
    output.print(options.json ? '[]' : 'No template declares a Secret here: nothing to do.');
    return 0;
  }
  refuseSeveralClusters(declared.map(({ deployment }) => deployment));
  const given = await givenFor(declared, options, dependencies);
  const cluster = await openCluster(options, dependencies);
  const print = (outcome: CreateOutcome): void => {
    if (!options.json) output.print(renderOutcome(outcome, output.colors));
  };
  const outcomes = await createMissingSecrets(cluster, declared, {
    values: {
      given,
      ask: output.isInteractive && !options.dryRun ? person.ask : undefined,
      dependencies,
    },
    dryRun: options.dryRun,
    confirm: (planned) =>
      confirmContext(cluster, questionFor(planned), options, output, person.confirm),
    onOutcome: print,
  });
  if (options.dryRun) outcomes.forEach(print);
  if (options.json) output.print(JSON.stringify(outcomes.map(toJson), null, 2));
  return outcomes.some(isUnfinished) ? 1 : 0;
}

/**
 * Values are meant for one deployment: the same password in two environments is one leak for both.
 *
 * @throws {UserError} where several are meant
 */
async function givenFor(
  declared: readonly DeploymentSecrets[],
  options: GivenOptions,
  dependencies: Dependencies,
): Promise<ValuesBySecret> {
  if (options.fromFile.length + options.fromEnv.length === 0) return new Map();
  const [only, ...others] = declared;
  if (only === undefined || others.length > 0) {
    const { environment, app } = (only as DeploymentSecrets).deployment;
    throw new UserError('values can be given for one deployment at a time', {
      hint: `name it, for example: ${environment}/${app}`,
    });
  }
  const requirements = only.secrets.map(({ requirement }) => requirement);
  return readGivenValues(options, requirements, dependencies);
}

function questionFor(planned: readonly CreateOutcome[]): string {
  const names = planned
    .filter(({ result }) => result.kind === 'would be written')
    .map(({ deployment, secret }) => `${deployment.namespace}/${secret}`);
  return `Create ${names.join(', ')}?`;
}

function toJson({ deployment, secret, result }: CreateOutcome): object {
  const { environment, app, namespace } = deployment;
  return {
    deployment: `${environment}/${app}`,
    namespace,
    secret,
    result: result.kind,
    ...('keys' in result ? { keys: result.keys } : {}),
  };
}
