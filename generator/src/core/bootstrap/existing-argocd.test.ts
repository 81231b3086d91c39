import { describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { existingArgoCd, type ExistingArgoCd } from './existing-argocd.ts';
import { judgeExisting, type Judged } from './judge-existing.ts';

function server(metadata: object, image = 'quay.io/argoproj/argocd:v3.5.1'): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'argocd-server', namespace: 'argocd', ...metadata },
    spec: { template: { spec: { containers: [{ name: 'argocd-server', image }] } } },
  };
}

const applied = (manager: string, operation = 'Apply') => ({
  managedFields: [
    { manager: 'kube-controller-manager', operation: 'Update' },
    { manager, operation },
  ],
});

describe('what installed an Argo CD', () => {
  test.each<[string, object, ExistingArgoCd['installedBy'], string | undefined]>([
    ['bootstrap, or Argo CD itself', applied('argocd-controller'), 'bootstrap', undefined],
    ['kubectl apply --server-side', applied('kubectl'), 'something else', 'kubectl'],
    [
      'kubectl apply',
      {
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
        ...applied('kubectl-client-side-apply', 'Update'),
      },
      'client-side apply',
      undefined,
    ],
    [
      'Helm, by the name of its release',
      { annotations: { 'meta.helm.sh/release-name': 'cd' }, ...applied('argocd-controller') },
      'helm',
      'cd',
    ],
    [
      'a chart without annotations',
      { labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
      'helm',
      undefined,
    ],
    ['nobody that left a mark', {}, 'something else', undefined],
  ])('%s', (_, metadata, installedBy, detail) => {
    expect(existingArgoCd([server(metadata)])).toEqual([
      { namespace: 'argocd', version: '3.5.1', installedBy, detail },
    ]);
  });

  test('an image by digest tells no version', () => {
    const [found] = existingArgoCd([server({}, 'mirror.example.org:5000/argocd@sha256:00ff')]);
    expect(found?.version).toBeUndefined();
  });
});

describe('what that means', () => {
  const found: ExistingArgoCd = {
    namespace: 'argocd',
    version: '3.5.1',
    installedBy: 'bootstrap',
    detail: undefined,
  };
  const judge = (existing: Partial<ExistingArgoCd>, rest: Partial<Judged> = {}) =>
    judgeExisting({
      existing: [{ ...found, ...existing }],
      namespace: 'argocd',
      version: '3.5.1',
      cluster: 'local',
      takeOver: false,
      managesItself: false,
      ...rest,
    });

  test('the same version of our own is nothing to speak of', () => {
    expect(judge({})).toEqual([]);
  });

  test('another version is refused, with the way that fits', () => {
    expect(judge({ version: '3.4.2' })[0]).toMatchObject({
      severity: 'error',
      text: 'Argo CD 3.4.2 in namespace argocd is not the 3.5.1 that gitops.yaml says',
      hint: expect.stringContaining('notes for the upgrade'),
    });
    expect(judge({ version: '3.6.0' }, { managesItself: true })[0]?.hint).toContain(
      'git makes the downgrade: push the commit',
    );
    expect(judge({ version: '3.4.2' }, { takeOver: true })).toEqual([]);
  });

  test('what something else installed is taken over only when that was said', () => {
    const [refusal] = judge({ installedBy: 'helm', detail: 'cd' });
    expect(refusal).toMatchObject({
      severity: 'error',
      text: 'Argo CD 3.5.1 in namespace argocd was installed by Helm (release cd)',
      hint: expect.stringMatching(/--take-over .*never `helm uninstall`/),
    });
    expect(judge({ installedBy: 'client-side apply' }, { takeOver: true })[0]?.severity).toBe(
      'warning',
    );
  });

  test('one in another namespace is refused', () => {
    expect(judge({ namespace: 'gitops' })[0]?.hint).toContain(
      'clusters.local.argocd.namespace: gitops',
    );
  });
});
