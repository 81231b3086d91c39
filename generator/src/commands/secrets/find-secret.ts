import { nearest } from '../../config/nearest.ts';
import type { Deployment } from '../../core/fleet.ts';
import { UserError } from '../../shell/errors.ts';
import type { DeclaredSecret, DeploymentSecrets } from './declared-secrets.ts';

export interface FoundSecret {
  deployment: Deployment;
  secret: DeclaredSecret;
  around: DeploymentSecrets;
}

/**
 * The one deployment that an argument means, which declares secrets.
 *
 * @throws {UserError} where it means several, or the deployment declares none
 */
export function findDeployment(
  target: string,
  deployments: readonly Deployment[],
  declared: readonly DeploymentSecrets[],
): DeploymentSecrets {
  const [only] = deployments;
  if (only === undefined || deployments.length > 1) {
    const names = deployments.map(({ environment, app }) => `${environment}/${app}`);
    throw new UserError(
      `${target} is ${names.length === 0 ? 'no deployment' : 'several deployments'}`,
      {
        hint: `name one: ${names.length === 0 ? '<environment>/<app>' : names.join(', ')}`,
      },
    );
  }
  const found = declared.find(({ deployment }) => deployment === only);
  if (found !== undefined) return found;
  throw new UserError(`no template declares a Secret for ${only.environment}/${only.app}`, {
    hint: 'npx --no strata secrets list --offline lists the declared ones',
  });
}

/**
 * A declared Secret of one deployment by its name.
 *
 * @throws {UserError} where there is none of that name
 */
export function findSecret(
  name: string,
  target: string,
  deployments: readonly Deployment[],
  declared: readonly DeploymentSecrets[],
): FoundSecret {
  const around = findDeployment(target, deployments, declared);
  const { deployment, secrets } = around;
  const secret = secrets.find(({ requirement }) => requirement.name === name);
  if (secret !== undefined) return { deployment, secret, around };
  const names = secrets.map(({ requirement }) => requirement.name);
  const meant = nearest(name, names);
  throw new UserError(
    `${deployment.environment}/${deployment.app} declares no Secret ${JSON.stringify(name)}, accepted: ${names.join(', ')}`,
    meant === undefined ? {} : { hint: `did you mean "${meant}"?` },
  );
}
