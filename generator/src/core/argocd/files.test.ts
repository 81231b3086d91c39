import { describe, expect, it } from 'vitest';
import { readManifests } from '../yaml.ts';
import { argocdFiles, type KnownProjects } from './files.ts';
import { sharedNamespacesSource, type DeploymentSource } from './sources.ts';
import { AUTOMATIC, cluster, fleet, MANUAL, object, source } from './test-fleet.ts';

const NO_PROJECTS: KnownProjects = { present: new Map(), committed: undefined };
const two = fleet(
  cluster('west', { argocd: { version: '3.5.1', namespace: 'gitops', manifests: undefined } }),
  cluster('local'),
  cluster('edge', { destination: { name: 'edge-1' }, argocd: undefined, managedBy: 'local' }),
);
const projectFile = 'clusters/local/projects/wordpress-dev.yaml';

describe('argocdFiles', () => {
  it('writes each Application where the Argo CD that manages its cluster runs', () => {
    const sources = [
      source([], { name: 'shop-west', cluster: 'west' }),
      source([], { name: 'shop-far', cluster: 'edge' }),
      source([]),
    ];
    expect([...argocdFiles(two, sources, NO_PROJECTS).files.keys()]).toEqual([
      'clusters/local/applications/argo-cd.yaml',
      'clusters/local/applications/shop-far.yaml',
      'clusters/local/applications/wordpress-dev.yaml',
      'clusters/local/argo-cd/argocd-cm-config-map.patch.yaml',
      'clusters/local/argo-cd/argocd-cmd-params-cm-config-map.patch.yaml',
      'clusters/local/argo-cd/argocd-namespace.yaml',
      'clusters/local/argo-cd/kustomization.yaml',
      'clusters/local/projects/argo-cd.yaml',
      'clusters/local/projects/default.yaml',
      'clusters/local/projects/root.yaml',
      'clusters/local/projects/shop-far.yaml',
      'clusters/local/projects/wordpress-dev.yaml',
      'clusters/local/root.yaml',
      'clusters/west/applications/argo-cd.yaml',
      'clusters/west/applications/shop-west.yaml',
      'clusters/west/argo-cd/argocd-application-controller-cluster-role-binding.patch.yaml',
      'clusters/west/argo-cd/argocd-applicationset-controller-cluster-role-binding.patch.yaml',
      'clusters/west/argo-cd/argocd-cm-config-map.patch.yaml',
      'clusters/west/argo-cd/argocd-cmd-params-cm-config-map.patch.yaml',
      'clusters/west/argo-cd/argocd-server-cluster-role-binding.patch.yaml',
      'clusters/west/argo-cd/gitops-namespace.yaml',
      'clusters/west/argo-cd/kustomization.yaml',
      'clusters/west/projects/argo-cd.yaml',
      'clusters/west/projects/default.yaml',
      'clusters/west/projects/root.yaml',
      'clusters/west/projects/shop-west.yaml',
      'clusters/west/root.yaml',
    ]);
  });

  it('gives the same files whatever order clusters and sources come in', () => {
    const sources = [source([]), source([], { name: 'shop-west', cluster: 'west' })];
    const reversed = { ...two, clusters: two.clusters.toReversed() };
    expect([...argocdFiles(reversed, sources.toReversed(), NO_PROJECTS).files]).toEqual([
      ...argocdFiles(two, sources, NO_PROJECTS).files,
    ]);
  });

  it('writes a project for each deployment with its wave, its finalizer and no roles', () => {
    const project = written(projectFile, [source([object('v1', 'Namespace', 'wordpress-dev')])]);
    expect(project).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: {
        name: 'wordpress-dev',
        namespace: 'argocd',
        annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        sourceRepos: ['https://github.com/acme/platform.git'],
        destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'wordpress-dev' }],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: 'wordpress-dev' }],
      },
    });
    expect(project).not.toHaveProperty(['spec', 'roles']);
  });

  it('lets the root not prune the project where pruning is manual', () => {
    expect(written(projectFile, [source([], { sync: MANUAL })])).toMatchObject({
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
    });
  });

  it('quotes a destination that reads as a pattern in the project, not in the Application', () => {
    const server = 'https://[fd00::1]:6443';
    const v6 = fleet(cluster('local', { destination: { server } }));
    expect(written(projectFile, [source([])], v6)).toMatchObject({
      spec: { destinations: [{ server: 'https://\\[fd00::1\\]:6443' }] },
    });
    expect(
      written('clusters/local/applications/wordpress-dev.yaml', [source([])], v6),
    ).toMatchObject({ spec: { destination: { server } } });
  });

  it('lets the root write AppProjects and Applications in its namespace and nothing else', () => {
    expect(written('clusters/west/projects/root.yaml', [])).toMatchObject({
      spec: {
        destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'gitops' }],
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: [
          { group: 'argoproj.io', kind: 'AppProject' },
          { group: 'argoproj.io', kind: 'Application' },
        ],
      },
    });
  });

  it('locks the default project', () => {
    expect(written('clusters/local/projects/default.yaml', [])).toMatchObject({
      spec: {
        sourceRepos: [],
        destinations: [],
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: [],
        namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
      },
    });
  });

  it('lets the overlay of shared namespaces write these Namespaces alone', () => {
    const namespaces = [{ name: 'team', labels: {} }];
    const environment = { name: 'dev', cluster: 'local', namespaces, sync: AUTOMATIC };
    const shared = sharedNamespacesSource(environment, {
      objects: [object('v1', 'Namespace', 'team')],
      readFolders: ['overlays/dev/namespaces'],
      changed: false,
    });
    expect(written('clusters/local/projects/namespaces-dev.yaml', [shared])).toMatchObject({
      spec: {
        destinations: [{ server: 'https://kubernetes.default.svc' }],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: 'team' }],
      },
    });
  });

  it('refuses a source whose cluster no Argo CD can reach', () => {
    expect(() => argocdFiles(two, [source([], { cluster: 'north' })], NO_PROJECTS)).toThrow(
      '"wordpress-dev" goes to the cluster "north", which is not known.',
    );
    const orphan = fleet(cluster('local', { argocd: undefined }));
    expect(() => argocdFiles(orphan, [source([])], NO_PROJECTS)).toThrow(
      '"local", which manages "local", runs no Argo CD.',
    );
  });
});

describe('a kind that leaves the build', () => {
  const binding = object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a', 'wordpress-dev');
  const before = argocdFiles(two, [source([binding])], NO_PROJECTS).files;
  const left = run([], { present: before, committed: before });

  it('stays permitted, marked, with a notice of how it goes', () => {
    expect(left.files.get(projectFile)).toContain(
      '    strata/retained-kinds: RoleBinding.rbac.authorization.k8s.io\n',
    );
    expect(left.files.get(projectFile)).toContain('      kind: RoleBinding\n');
    expect(left.notices).toEqual([
      {
        path: projectFile,
        message:
          'overlays/dev/wordpress no longer holds RoleBinding.rbac.authorization.k8s.io; the project keeps permitting it, because Argo CD fails a sync when both leave in one commit',
        hint: 'commit, let Argo CD prune; the next change of overlays/dev/wordpress drops it, and naming the kind under `permit:` in gitops.yaml keeps it',
      },
    ]);
  });

  it('stays when generate runs again, before the commit or after it', () => {
    for (const committed of [before, left.files]) {
      const again = run([], { present: left.files, committed }, false);
      expect(again.files).toEqual(left.files);
    }
  });

  it('goes with the next change after the commit, and stays away', () => {
    const next = run([], { present: left.files, committed: left.files });
    expect(next.files.get(projectFile)).not.toContain('RoleBinding');
    expect(next.notices).toEqual([]);
    const again = run([], { present: next.files, committed: left.files }, false);
    expect(again.files).toEqual(next.files);
  });

  it('names the command that prunes where pruning is manual', () => {
    const manual = source([], { sync: MANUAL });
    const { notices } = argocdFiles(two, [manual], { present: before, committed: before });
    expect(notices[0]?.hint).toContain('argocd app sync wordpress-dev --prune');
  });

  it('is not kept when the deployment moves to another cluster', () => {
    const moved = source([], { cluster: 'edge' });
    const { notices } = argocdFiles(two, [moved], { present: before, committed: before });
    expect(notices).toEqual([]);
  });

  function run(objects: Parameters<typeof source>[0], projects: KnownProjects, changed = true) {
    return argocdFiles(two, [source(objects, { changed })], projects);
  }
});

function written(path: string, sources: DeploymentSource[], of = two): unknown {
  const [value] = readManifests(argocdFiles(of, sources, NO_PROJECTS).files.get(path) ?? '');
  return value;
}
