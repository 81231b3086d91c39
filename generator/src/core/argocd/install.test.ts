import { describe, expect, it } from 'vitest';
import type { Home } from './home.ts';
import { installFiles, installPermissions } from './install.ts';
import { clusterResourceKey } from './project/permissions.ts';

const home: Home = {
  cluster: 'local',
  destination: { server: 'https://kubernetes.default.svc' },
  namespace: 'argocd',
  version: '3.5.1',
  manifests: undefined,
  repoURL: 'https://github.com/acme/platform.git',
  targetRevision: 'refs/heads/main',
};
const bindingPatch = 'argocd-server-cluster-role-binding.patch.yaml';

describe('installFiles', () => {
  it('pins the official manifest by version, with the namespace first', () => {
    expect(installFiles(home).get('kustomization.yaml')).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: 'argocd',
      resources: [
        'argocd-namespace.yaml',
        'https://raw.githubusercontent.com/argoproj/argo-cd/v3.5.1/manifests/install.yaml',
      ],
      patches: [
        { path: 'argocd-cm-config-map.patch.yaml' },
        { path: 'argocd-cmd-params-cm-config-map.patch.yaml' },
      ],
    });
  });

  it('reads a mirror in place of the official address', () => {
    const manifests = 'https://mirror.example.org/argo-cd-3.5.1.yaml';
    expect(installFiles({ ...home, manifests }).get('kustomization.yaml')).toMatchObject({
      resources: ['argocd-namespace.yaml', manifests],
    });
  });

  it('reads a folder of the repository, for a network without a way out', () => {
    const manifests = 'vendor/argo-cd';
    expect(installFiles({ ...home, manifests }).get('kustomization.yaml')).toMatchObject({
      resources: ['argocd-namespace.yaml', '../../../vendor/argo-cd'],
    });
  });

  it('writes every file that the kustomization names', () => {
    const names = [...installFiles(home).keys()].sort();
    expect(names).toEqual([
      'argocd-cm-config-map.patch.yaml',
      'argocd-cmd-params-cm-config-map.patch.yaml',
      'argocd-namespace.yaml',
      'kustomization.yaml',
    ]);
  });

  it('keeps the namespace of Argo CD from being pruned or deleted', () => {
    expect(installFiles(home).get('argocd-namespace.yaml')).toMatchObject({
      metadata: {
        name: 'argocd',
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
      },
    });
  });

  it('sets the server-side diff and a health check for Applications', () => {
    const files = installFiles(home);
    expect(files.get('argocd-cmd-params-cm-config-map.patch.yaml')).toMatchObject({
      data: { 'controller.diff.server.side': 'true' },
    });
    expect(files.get('argocd-cm-config-map.patch.yaml')).toMatchObject({
      data: {
        'resource.customizations.health.argoproj.io_Application': expect.stringContaining(
          'return {status = health.status}',
        ),
      },
    });
  });

  it('binds the cluster roles to the service accounts of another namespace', () => {
    const files = installFiles({ ...home, namespace: 'gitops' });
    expect(files.get(bindingPatch)).toMatchObject({
      subjects: [{ kind: 'ServiceAccount', name: 'argocd-server', namespace: 'gitops' }],
    });
    expect(files.get('kustomization.yaml')).toMatchObject({
      patches: expect.arrayContaining([{ path: bindingPatch }]),
    });
  });
});

describe('installPermissions', () => {
  it('permits cluster-scoped objects of the install manifest by name', () => {
    expect(installPermissions(home).clusterKinds.map(clusterResourceKey)).toEqual([
      'Namespace/argocd',
      'CustomResourceDefinition.apiextensions.k8s.io/applications.argoproj.io',
      'CustomResourceDefinition.apiextensions.k8s.io/applicationsets.argoproj.io',
      'CustomResourceDefinition.apiextensions.k8s.io/appprojects.argoproj.io',
      'ClusterRole.rbac.authorization.k8s.io/argocd-application-controller',
      'ClusterRole.rbac.authorization.k8s.io/argocd-applicationset-controller',
      'ClusterRole.rbac.authorization.k8s.io/argocd-server',
      'ClusterRoleBinding.rbac.authorization.k8s.io/argocd-application-controller',
      'ClusterRoleBinding.rbac.authorization.k8s.io/argocd-applicationset-controller',
      'ClusterRoleBinding.rbac.authorization.k8s.io/argocd-server',
    ]);
  });

  it('permits nothing outside of its namespace', () => {
    expect(installPermissions(home).namespaces).toEqual(['argocd']);
  });
});
