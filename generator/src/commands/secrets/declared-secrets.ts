import { computeDesired } from '../../core/desired/desired.ts';
import { sharedNamespaces } from '../../core/desired/shared-namespaces.ts';
import type { SecretRequirement } from '../../core/desired/template.ts';
import type { Deployment } from '../../core/fleet.ts';
import { namespaceOf, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { overlayLayout } from '../../core/plan/overlay-layout.ts';
import { secretSource, type SecretSource } from '../../core/secrets/secret-source.ts';
import { inReadingOrder } from '../../config/located-problem.ts';
import { findEngine } from '../../shell/engine/engine.ts';
import type { Dependencies } from '../dependencies.ts';
import { buildOwnParts } from '../steps/build-own-parts.ts';
import { overlayPath } from '../steps/deployment-sources.ts';
import { reportProblems, type Repository } from '../steps/open-repository.ts';

/** A deployment of a template's app, with the Secrets that the template declares for it. */
export interface DeploymentSecrets {
  deployment: Deployment;
  secrets: DeclaredSecret[];
  /**
   * The objects of its overlay, `custom/` included; those of the overlay of shared namespaces, too,
   * where that owns the namespace. Built by the engine only where the overlay holds anything of the
   * user's own.
   */
  objects(): Promise<KubernetesObject[]>;
}

export interface DeclaredSecret {
  requirement: SecretRequirement;
  source: SecretSource;
}

/**
 * What the templates of the given deployments declare. Nothing is asked of a cluster. Deployments
 * that declare nothing are left out.
 *
 * @throws {UserError} for what a template reports
 */
export function declaredSecrets(
  repository: Repository,
  deployments: readonly Deployment[],
  { env, output }: Pick<Dependencies, 'env' | 'output'>,
): DeploymentSecrets[] {
  const { fleet, templates, locator, configFiles, present } = repository;
  const { apps, problems } = computeDesired(fleet, templates);
  reportProblems(
    inReadingOrder(
      problems.map((problem) => locator.locate(problem)),
      configFiles.map(({ path }) => path),
    ),
    output,
  );
  return apps
    .flatMap((app) => app.deployments)
    .filter(({ deployment, secrets }) => deployments.includes(deployment) && secrets.length > 0)
    .map(({ deployment, secrets, objects }) => ({
      deployment,
      secrets: secrets.map((requirement) => ({
        requirement,
        source: secretSource(requirement.name, deployment, present),
      })),
      objects: async () => [
        ...namespacesAround(repository, deployment),
        ...(await overlayObjects(repository, deployment, objects, env)),
      ],
    }));
}

/** The Namespace object that the objects of a deployment give its namespace, if they do. */
export function namespaceObject(
  objects: readonly KubernetesObject[],
  namespace: string,
): KubernetesObject | undefined {
  return objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace);
}

/** The workloads of a deployment's own namespace. */
export function objectsIn(
  objects: readonly KubernetesObject[],
  namespace: string,
): KubernetesObject[] {
  return objects.filter((object) => (namespaceOf(object) ?? namespace) === namespace);
}

function namespacesAround({ fleet }: Repository, deployment: Deployment): KubernetesObject[] {
  if (deployment.ownsNamespace) return [];
  const environment = fleet.environments.find(({ name }) => name === deployment.environment);
  return environment === undefined ? [] : sharedNamespaces(environment);
}

async function overlayObjects(
  { root, present }: Repository,
  deployment: Deployment,
  desired: KubernetesObject[],
  env: Dependencies['env'],
): Promise<KubernetesObject[]> {
  const { app, environment } = deployment;
  if (overlayLayout(app, environment, present).components.length === 0) return desired;
  const path = overlayPath(deployment);
  const overlays = [{ path, kind: 'customised' }] as const;
  const built = await buildOwnParts(await findEngine(env), { root, present }, overlays, new Map());
  return built.get(path) ?? desired;
}
