import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { ClusterError } from '../../src/shell/cluster/cluster-error.ts';
import { createTestCluster, type TestCluster } from '../../src/shell/cluster/test-cluster.ts';
import { newCheckout, runBootstrap, type Checkout } from './scenario.ts';

let checkout: Checkout;
beforeAll(async () => {
  checkout = await newCheckout();
});
afterAll(() => checkout.remove());

/** As Helm leaves it: other labels, another selector. */
const server: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'argocd-server',
    namespace: 'argocd',
    labels: {
      'app.kubernetes.io/part-of': 'argocd',
      'app.kubernetes.io/component': 'server',
      'app.kubernetes.io/managed-by': 'Helm',
    },
    annotations: { 'meta.helm.sh/release-name': 'cd' },
  },
  spec: {
    selector: { matchLabels: { release: 'cd' } },
    template: {
      spec: { containers: [{ name: 'server', image: 'quay.io/argoproj/argocd:v3.5.1' }] },
    },
  },
};

function helmCluster(): TestCluster {
  const cluster: TestCluster = createTestCluster({
    objects: [server],
    before: (call) => {
      if (call !== 'apply Deployment argocd/argocd-server') return;
      const selectors = [...cluster.objects.values()].map(({ spec }) => JSON.stringify(spec ?? {}));
      if (!selectors.some((spec) => spec.includes('"release":"cd"'))) return;
      throw new ClusterError('invalid', 'spec.selector: field is immutable', { status: 422 });
    },
  });
  return cluster;
}

test('an installation by Helm is left alone unless it shall be taken over', async () => {
  const cluster = helmCluster();
  const { exitCode, stderr } = await runBootstrap(checkout, cluster);
  expect([exitCode, cluster.writes]).toEqual([2, []]);
  expect(stderr).toContain('was installed by Helm (release cd)');
  expect(stderr).toContain('--take-over makes it that of gitops.yaml');
});

test('taken over, what may not change is made anew', async () => {
  const cluster = helmCluster();
  const { exitCode, stderr } = await runBootstrap(checkout, cluster, {
    options: { takeOver: true },
  });
  expect(exitCode, stderr).toBe(0);
  expect(stderr).toContain('warning: Argo CD 3.5.1 in namespace argocd was installed by Helm');
  const about = cluster.writes.filter((write) => write.includes('argocd-server'));
  expect(about).toEqual([
    'remove Deployment argocd/argocd-server',
    'apply Deployment argocd/argocd-server',
  ]);
  const again = await runBootstrap(checkout, cluster);
  expect(again.stdout).toContain('Nothing to do');
});

test('another version is refused, and changed only when that is said', async () => {
  const cluster = createTestCluster();
  await runBootstrap(checkout, cluster);
  const ref = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'argocd',
    name: 'argocd-server',
  };
  const older = { name: 'argocd-server', image: 'quay.io/argoproj/argocd:v3.4.2' };
  await cluster.patch(ref, { spec: { template: { spec: { containers: [older] } } } });

  const refused = await runBootstrap(checkout, cluster);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('Argo CD 3.4.2 in namespace argocd is not the 3.5.1');
  expect(refused.stderr).toContain('it manages itself, so git makes the upgrade');

  const forced = await runBootstrap(checkout, cluster, { options: { takeOver: true } });
  expect(forced.exitCode, forced.stderr).toBe(0);
  expect(forced.stderr).toContain('apply 1 changed object, over Argo CD 3.4.2');
});

test('changed settings that are read at the start restart the pods, once', async () => {
  const cluster = createTestCluster();
  await runBootstrap(checkout, cluster);
  const settings = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'argocd',
    name: 'argocd-cmd-params-cm',
  };
  await cluster.patch(settings, { data: { 'controller.diff.server.side': 'false' } });
  const before = cluster.writes.length;
  await runBootstrap(checkout, cluster);
  expect(cluster.writes.slice(before)).toEqual([
    'apply ConfigMap argocd/argocd-cmd-params-cm',
    'patch Deployment argocd/argocd-server',
    'patch StatefulSet argocd/argocd-application-controller',
  ]);
  expect((await runBootstrap(checkout, cluster)).stdout).toContain('Nothing to do');
});

test('a root that knows an older commit is asked to look at git', async () => {
  const cluster = createTestCluster();
  await runBootstrap(checkout, cluster, {
    simulation: { commit: 'older' },
    options: { timeout: 1 },
  });
  const before = cluster.writes.length;
  const { exitCode } = await runBootstrap(checkout, cluster);
  expect(exitCode).toBe(0);
  expect(cluster.writes.slice(before)).toEqual(['patch Application argocd/root']);
});
