import { deploymentName, type Fleet } from '../../../core/fleet.ts';
import type { DocumentPath } from '../../../core/problem.ts';
import type { ConfigProblem } from '../../source/locator.ts';
import { quote } from '../../quote.ts';
import { MAX_LABEL } from './name-fault.ts';
import type { RuleContext } from '../rule.ts';

/**
 * `<app>-<env>` names the Application and the AppProject, so within one Argo CD it is unique, fits a
 * label and is not taken by Argo CD's own Application.
 */
export function deploymentNames({ fleet }: RuleContext): ConfigProblem[] {
  const firstWith = new Map<string, NamedDeployment>();
  return namedDeployments(fleet).flatMap((deployment) => {
    const { name, title, manager, path } = deployment;
    const place = { severity: 'error', path, at: 'key' } as const;
    if (name.length > MAX_LABEL) {
      const message = `name ${quote(name)} of ${title} has ${name.length} characters, accepted are up to ${MAX_LABEL}`;
      return [{ ...place, message, hint: 'shorten the name of the app or of the environment' }];
    }
    if (RESERVED_NAMES.has(name)) {
      const message = `name ${quote(name)} of ${title} is reserved for Argo CD itself`;
      return [{ ...place, message, hint: 'rename the app or the environment' }];
    }
    const identity = `${manager}/${name}`;
    const first = firstWith.get(identity);
    if (first !== undefined) {
      const message = `${title} and ${first.title} are both named ${quote(name)}`;
      return [{ ...place, message, hint: 'rename one of the apps or environments' }];
    }
    firstWith.set(identity, deployment);
    return [];
  });
}

const RESERVED_NAMES = new Set(['argo-cd']);

interface NamedDeployment {
  name: string;
  /** For messages: `shop in dev`. */
  title: string;
  manager: string;
  path: DocumentPath;
}

/** The deployments of apps, and those of the shared namespaces of an environment. */
function namedDeployments({ clusters, environments, deployments }: Fleet): NamedDeployment[] {
  const managers = new Map(clusters.map((cluster) => [cluster.name, cluster.managedBy]));
  const shared = environments
    .filter(({ namespaces }) => namespaces.length > 0)
    .map(({ name, cluster }) => ({
      name: deploymentName({ app: 'namespaces', environment: name }),
      title: `the shared namespaces of ${name}`,
      manager: managers.get(cluster) ?? '',
      path: ['environments', name, 'namespaces'],
    }));
  const ofApps = deployments.map((deployment) => ({
    name: deploymentName(deployment),
    title: `${deployment.app} in ${deployment.environment}`,
    manager: managers.get(deployment.cluster) ?? '',
    path: deployment.path,
  }));
  return [...shared, ...ofApps];
}
