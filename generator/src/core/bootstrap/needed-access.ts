import { groupOf, type KubernetesObject } from '../kubernetes/object.ts';

/** A right that bootstrap needs; without a namespace in the whole cluster. */
export interface NeededAccess {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
}

/** The right to everything, which one question settles. */
export const EVERYTHING: NeededAccess = { verb: '*', group: '*', resource: '*' };

/**
 * What has to be permitted, kind by kind.
 *
 * To make a ClusterRole one must have all that it permits, or the verb `escalate`, and to bind it the
 * verb `bind`: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 *
 * @param objects of the installation
 */
export function neededAccess(
  objects: readonly KubernetesObject[],
  namespace: string,
): NeededAccess[] {
  const kinds = [...objects.map(kindOf), ...ALWAYS];
  const unique = new Map(kinds.map((kind) => [`${kind.resource}.${kind.group}`, kind]));
  return [...unique.values()].flatMap(({ group, resource, clusterScoped }) =>
    verbsFor(resource).map((verb) => ({
      verb,
      group,
      resource,
      ...(clusterScoped ? {} : { namespace }),
    })),
  );
}

/** `deployments.apps in namespace argocd` */
export function describeResource({
  group,
  resource,
  namespace,
}: Omit<NeededAccess, 'verb'>): string {
  const kind = group === '' ? resource : `${resource}.${group}`;
  return `${kind}${namespace === undefined ? '' : ` in namespace ${namespace}`}`;
}

interface Kind {
  group: string;
  resource: string;
  clusterScoped: boolean;
}

function kindOf({ apiVersion, kind, metadata }: KubernetesObject): Kind {
  return {
    group: groupOf(apiVersion),
    resource: pluralOf(kind),
    clusterScoped: metadata['namespace'] === undefined,
  };
}

const ALWAYS: readonly Kind[] = [
  { group: '', resource: 'secrets', clusterScoped: false },
  { group: 'argoproj.io', resource: 'applications', clusterScoped: false },
  { group: 'argoproj.io', resource: 'appprojects', clusterScoped: false },
];

function verbsFor(resource: string): string[] {
  const verbs = ['get', 'list', 'create', 'patch'];
  switch (resource) {
    case 'clusterroles':
    case 'roles':
      return [...verbs, 'escalate'];
    case 'clusterrolebindings':
    case 'rolebindings':
      return [...verbs, 'bind'];
    default:
      return verbs;
  }
}

/** Of the kinds that an installation of Argo CD holds. */
function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('policy')) return `${name.slice(0, -1)}ies`;
  if (name.endsWith('ss')) return `${name}es`;
  return name.endsWith('s') ? name : `${name}s`;
}
