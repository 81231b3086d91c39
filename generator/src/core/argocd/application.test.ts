import { describe, expect, it } from 'vitest';
import { argoCdApplication, deploymentApplication, rootApplication } from './application.ts';
import { homesOf, type Home } from './home.ts';
import { AUTOMATIC, cluster, fleet, MANUAL, source } from './test-fleet.ts';

const home = homeIn('argocd');
const server = { server: 'https://kubernetes.default.svc' };

describe('deploymentApplication', () => {
  it('is complete', () => {
    expect(deploymentApplication(source([]), server, home)).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'wordpress-dev',
        namespace: 'argocd',
        annotations: {
          'argocd.argoproj.io/manifest-generate-paths': '/overlays/dev/wordpress;/base/wordpress',
        },
        finalizers: ['resources-finalizer.argocd.argoproj.io/foreground'],
      },
      spec: {
        project: 'wordpress-dev',
        source: {
          repoURL: 'https://github.com/acme/platform.git',
          targetRevision: 'refs/heads/main',
          path: 'overlays/dev/wordpress',
        },
        destination: { ...server, namespace: 'wordpress-dev' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: [
            'ApplyOutOfSyncOnly=true',
            'FailOnSharedResource=true',
            'ServerSideApply=true',
            'PruneLast=true',
          ],
          retry: {
            limit: 5,
            backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
            refresh: true,
          },
        },
        revisionHistoryLimit: 3,
      },
    });
  });

  it('neither prunes nor is pruned where pruning is manual', () => {
    const { metadata, spec } = deploymentApplication(source([], { sync: MANUAL }), server, home);
    expect(spec.syncPolicy.automated).toEqual({ prune: false, selfHeal: true });
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false',
    });
  });

  it('has no automated policy where syncing is manual', () => {
    const manual = source([], { sync: { ...AUTOMATIC, automated: false } });
    expect(deploymentApplication(manual, server, home).spec.syncPolicy).not.toHaveProperty(
      'automated',
    );
  });

  it('names its cluster as Argo CD knows it', () => {
    const { spec } = deploymentApplication(source([]), { name: 'edge-1' }, home);
    expect(spec.destination).toEqual({ name: 'edge-1', namespace: 'wordpress-dev' });
  });

  it('has no namespace where the overlay holds Namespaces alone', () => {
    const { spec } = deploymentApplication(source([], { namespace: undefined }), server, home);
    expect(spec.destination).toEqual(server);
  });

  it('lists its own folder first and the others sorted, whatever order they come in', () => {
    const readFolders = ['components/z', 'overlays/dev/wordpress', 'base/wordpress'];
    const build = { objects: [], readFolders, changed: false };
    expect(deploymentApplication(source([], { build }), server, home).metadata.annotations).toEqual(
      {
        'argocd.argoproj.io/manifest-generate-paths':
          '/overlays/dev/wordpress;/base/wordpress;/components/z',
      },
    );
  });
});

describe('rootApplication', () => {
  it('reads projects and applications as a directory, prunes at once, has no finalizer', () => {
    const { metadata, spec } = rootApplication(home);
    expect(metadata).toEqual({
      name: 'root',
      namespace: 'argocd',
      annotations: {
        'argocd.argoproj.io/manifest-generate-paths':
          '/clusters/local/applications;/clusters/local/projects',
      },
    });
    expect(spec.source).toEqual({
      repoURL: 'https://github.com/acme/platform.git',
      targetRevision: 'refs/heads/main',
      path: 'clusters/local',
      directory: { recurse: true, include: '{projects,applications}/*' },
    });
    expect(spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
    expect(spec.syncPolicy.syncOptions).not.toContain('PruneLast=true');
  });
});

describe('argoCdApplication', () => {
  it('applies on the server, prunes nothing, and has no finalizer', () => {
    const { metadata, spec } = argoCdApplication(homeIn('gitops'));
    expect(metadata).not.toHaveProperty('finalizers');
    expect(metadata.namespace).toBe('gitops');
    expect(spec.destination).toEqual({ ...server, namespace: 'gitops' });
    expect(spec.syncPolicy.automated).toEqual({ prune: false, selfHeal: true });
    expect(spec.syncPolicy.syncOptions).toContain('ServerSideApply=true');
  });

  it('is rendered again when the folder of the install manifest changes', () => {
    const { metadata } = argoCdApplication({ ...home, manifests: 'vendor/argo-cd' });
    expect(metadata.annotations).toEqual({
      'argocd.argoproj.io/manifest-generate-paths': '/clusters/local/argo-cd;/vendor/argo-cd',
    });
  });
});

function homeIn(namespace: string): Home {
  const argocd = { version: '3.5.1', namespace, manifests: undefined };
  const [first] = homesOf(fleet(cluster('local', { argocd })));
  if (first === undefined) throw new Error('the fleet has an Argo CD');
  return first;
}
