import { expect, it } from 'vitest';
import { runStrata } from '../run-strata.ts';
import { SAMPLE } from '../sample.ts';
import { newRepository } from '../temp-repository.ts';
import { playArgoCd } from './play-argocd.ts';

it.each([
  ['there is no pod of argocd-server', []],
  ['no pod of argocd-server in the namespace argocd is ready', [{}]],
])('ui says that %s', async (expected, statuses) => {
  const { kubeconfig } = await playArgoCd(
    statuses.map((status) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'argocd-server-1',
        namespace: 'argocd',
        labels: { 'app.kubernetes.io/name': 'argocd-server' },
      },
      status,
    })),
  );
  const root = await newRepository({ 'gitops.yaml': SAMPLE });
  const run = await runStrata(root, ['ui', '--kubeconfig', kubeconfig]);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(expected);
});

it.each([
  [['ui', '--port', 'http'], '--port http is no port'],
  [['ui', '--cluster', 'edge'], 'the cluster edge of gitops.yaml runs no Argo CD; these do: local'],
])('%j', async (args, expected) => {
  const root = await newRepository({ 'gitops.yaml': SAMPLE });
  const run = await runStrata(root, args);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(expected);
});
