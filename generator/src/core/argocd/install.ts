import type { GroupKind } from '../kubernetes/group-kind.ts';
import type { Home } from './home.ts';
import { sortedPermissions, type Permissions } from './project/permissions.ts';
import { WORKLOAD_KINDS } from './project/workload-kinds.ts';

/**
 * The kustomization that installs Argo CD: its namespace, the pinned install manifest, and its
 * settings as patches. File names to their contents as values.
 */
export function installFiles(home: Home): Map<string, object> {
  const namespaceFile = `${home.namespace}-namespace.yaml`;
  const patches = [...subjectsElsewhere(home), ...settings()];
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: home.namespace,
    resources: [namespaceFile, installManifest(home)],
    patches: patches.map(([path]) => ({ path })),
  };
  return new Map([
    ['kustomization.yaml', kustomization],
    [namespaceFile, namespace(home)],
    ...patches,
  ]);
}

type Patch = [file: string, patch: object];

/**
 * Address of the install manifest, or the way to the folder that holds it. One file by its tag rather
 * than the `?ref=` form of a remote kustomization: that one needs git and a clone of Argo CD's
 * repository within Kustomize's 27 s in every build, and a mirror of it would have to be a git
 * repository.
 */
export function installManifest(home: Home): string {
  const folder = manifestsFolder(home);
  if (folder !== undefined) return `../../../${folder}`;
  return (
    home.manifests ??
    `https://raw.githubusercontent.com/argoproj/argo-cd/v${home.version}/manifests/install.yaml`
  );
}

/** The folder of the repository that holds the install manifest, where gitops.yaml names one. */
export function manifestsFolder({ manifests }: Pick<Home, 'manifests'>): string | undefined {
  return manifests?.includes('://') === false ? manifests : undefined;
}

/** What Argo CD 3.5's install manifest and the namespace beside it need, cluster-wide by name. */
export function installPermissions(home: Home): Permissions {
  return sortedPermissions({
    namespaces: [home.namespace],
    clusterKinds: [
      { group: '', kind: 'Namespace', name: home.namespace },
      ...named({ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }, [
        'applications.argoproj.io',
        'applicationsets.argoproj.io',
        'appprojects.argoproj.io',
      ]),
      ...named({ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' }, CLUSTER_ROLES),
      ...named({ group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' }, CLUSTER_ROLES),
    ],
    namespacedKinds: [
      ...WORKLOAD_KINDS,
      { group: 'rbac.authorization.k8s.io', kind: 'Role' },
      { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
    ],
  });
}

function named(kind: GroupKind, names: readonly string[]): (GroupKind & { name: string })[] {
  return names.map((name) => ({ ...kind, name }));
}

/** Deleting it would delete every Application, and with them what they deployed. */
function namespace(home: Home): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: home.namespace,
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
    },
  };
}

function settings(): Patch[] {
  return [
    configMapPatch('argocd-cm', {
      'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
    }),
    // The structured-merge diff that server-side apply switches to otherwise is discontinued.
    configMapPatch('argocd-cmd-params-cm', { 'controller.diff.server.side': 'true' }),
  ];
}

function configMapPatch(name: string, data: Record<string, string>): Patch {
  const patch = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
  return [`${name}-config-map.patch.yaml`, patch];
}

/**
 * Argo CD has no health check for Applications of its own since 1.8; without one a later wave would
 * not wait for them and the root would look healthy whatever they are (Argo CD docs,
 * operator-manual/health).
 */
const APPLICATION_HEALTH = `local health = obj.status and obj.status.health
if not health or not health.status then
  return {status = "Progressing", message = "Argo CD has not compared it with git yet"}
end
return {status = health.status}
`;

/**
 * The install manifest binds its cluster roles to service accounts of the namespace `argocd`, and
 * Kustomize rewrites a subject's namespace only where the build holds the account in that one.
 */
function subjectsElsewhere(home: Home): Patch[] {
  if (home.namespace === 'argocd') return [];
  return CLUSTER_ROLES.map((name) => [
    `${name}-cluster-role-binding.patch.yaml`,
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: home.namespace }],
    },
  ]);
}

/** Cluster roles of the install manifest, each with a binding and a service account of its name. */
const CLUSTER_ROLES = [
  'argocd-application-controller',
  'argocd-applicationset-controller',
  'argocd-server',
];
