import { deploymentName, type Deployment } from '../../core/fleet.ts';
import type { DocumentPath } from '../../core/problem.ts';
import { own } from '../own-value.ts';
import type { RuleContext } from './rule.ts';

/** A place that names a namespace, and whether it owns the Namespace object. */
export interface NamespaceUse {
  namespace: string;
  /** Whether the name was made from app and environment, not written. */
  isDerived: boolean;
  cluster: string;
  environment: string;
  owns: boolean;
  /** For messages: `shop in dev`. */
  title: string;
  path: DocumentPath;
}

type Scope = Pick<RuleContext, 'written' | 'fleet'>;

/** Every namespace of the fleet: the shared ones of environments, then those of deployments. */
export function namespaceUses({ written, fleet }: Scope): NamespaceUse[] {
  const shared = fleet.environments.flatMap((environment) =>
    environment.namespaces.map(({ name }) => ({
      namespace: name,
      isDerived: false,
      cluster: environment.cluster,
      environment: environment.name,
      owns: true,
      title: `environment ${environment.name}`,
      path: sharedNamespacePath(written, environment.name, name),
    })),
  );
  const ofDeployments = fleet.deployments.map((deployment) => ({
    namespace: deployment.namespace,
    isDerived: deployment.namespace === deploymentName(deployment),
    cluster: deployment.cluster,
    environment: deployment.environment,
    owns: deployment.ownsNamespace,
    title: `${deployment.app} in ${deployment.environment}`,
    path: namespacePath(written, deployment),
  }));
  return [...shared, ...ofDeployments];
}

function namespacePath(written: RuleContext['written'], deployment: Deployment): DocumentPath {
  const app = own(written.apps, deployment.app);
  const isOwn = own(app?.environments, deployment.environment)?.namespace !== undefined;
  const isOfApp = !isOwn && app?.namespace !== undefined;
  return isOfApp ? ['apps', deployment.app, 'namespace'] : [...deployment.path, 'namespace'];
}

function sharedNamespacePath(
  written: RuleContext['written'],
  environment: string,
  namespace: string,
): DocumentPath {
  const namespaces = own(written.environments, environment)?.namespaces;
  const last = Array.isArray(namespaces) ? namespaces.indexOf(namespace) : namespace;
  return ['environments', environment, 'namespaces', last];
}
