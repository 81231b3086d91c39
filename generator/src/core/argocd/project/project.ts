import type { Home } from '../home.ts';
import { BEFORE_APPLICATIONS, KEEP_ON_PRUNE, PROJECT_FINALIZER } from '../metadata.ts';
import { literalPattern } from './pattern.ts';
import type { Permissions } from './permissions.ts';
import { RETAINED_KINDS, RETAINED_NAMESPACES } from './project-state.ts';
import type { RetainedPermissions } from './retained.ts';
import type { DeploymentSource } from '../sources.ts';
import type { AppProject, Destination } from '../types.ts';

/**
 * The AppProject of one deployment: this repository, its cluster, and the permissions given, of
 * which the retained ones are marked. It stays where its Application stays when both leave
 * `clusters/`.
 */
export function deploymentProject(
  source: DeploymentSource,
  destination: Destination,
  home: Home,
  { permissions, retained }: RetainedPermissions,
): AppProject {
  return project(home, {
    name: source.name,
    description: `What ${source.path} needs.`,
    annotations: {
      ...(source.sync.prune === 'manual' ? KEEP_ON_PRUNE : {}),
      ...annotation(RETAINED_KINDS, retained.kinds),
      ...annotation(RETAINED_NAMESPACES, retained.namespaces),
    },
    destination,
    permissions,
  });
}

/** The root may write AppProjects and Applications where its Argo CD reads them, nothing else. */
export function rootProject(home: Home): AppProject {
  return project(home, {
    name: 'root',
    description: 'The AppProjects and Applications of this Argo CD.',
    annotations: {},
    destination: home.destination,
    permissions: {
      namespaces: [home.namespace],
      clusterKinds: [],
      namespacedKinds: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'Application' },
      ],
    },
  });
}

/** The project of Argo CD's own Application. */
export function argoCdProject(home: Home, permissions: Permissions): AppProject {
  return project(home, {
    name: 'argo-cd',
    description: 'The installation of this Argo CD.',
    annotations: {},
    destination: home.destination,
    permissions,
  });
}

/**
 * The project that every Argo CD makes at its start and that permits everything, locked. Where Argo
 * CD writes it back it leaves empty lists out, and an absent whitelist of namespaced kinds permits
 * all of them: hence the blacklist (Argo CD docs, user-guide/projects, "The Default Project").
 */
export function lockedDefaultProject(home: Home): AppProject {
  const { spec, ...locked } = project(home, {
    name: 'default',
    description: 'Locked: every Application has a project of its own.',
    annotations: {},
    destination: home.destination,
    permissions: { namespaces: [], clusterKinds: [], namespacedKinds: [] },
  });
  const everyKind = [{ group: '*', kind: '*' }];
  return { ...locked, spec: { ...spec, sourceRepos: [], namespaceResourceBlacklist: everyKind } };
}

interface ProjectParts {
  name: string;
  description: string;
  annotations: Record<string, string>;
  destination: Destination;
  permissions: Permissions;
}

function project(home: Home, parts: ProjectParts): AppProject {
  const { namespaces, clusterKinds, namespacedKinds } = parts.permissions;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: parts.name,
      namespace: home.namespace,
      annotations: { ...BEFORE_APPLICATIONS, ...parts.annotations },
      finalizers: [PROJECT_FINALIZER],
    },
    spec: {
      description: parts.description,
      sourceRepos: [home.repoURL],
      destinations: namespaces.map((namespace) => ({
        ...literalDestination(parts.destination),
        ...(namespace === '' ? {} : { namespace }),
      })),
      clusterResourceWhitelist: clusterKinds,
      namespaceResourceWhitelist: namespacedKinds,
    },
  };
}

function literalDestination(destination: Destination): Destination {
  return 'server' in destination
    ? { server: literalPattern(destination.server) }
    : { name: literalPattern(destination.name) };
}

function annotation(key: string, lines: readonly string[]): Record<string, string> {
  return lines.length === 0 ? {} : { [key]: lines.join('\n') };
}
