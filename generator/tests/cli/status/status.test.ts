import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { statusAnswer, TOKEN } from '../../../src/shell/cluster/test-api-server.ts';
import { runStrata } from '../run-strata.ts';
import { SAMPLE } from '../sample.ts';
import { newRepository } from '../temp-repository.ts';
import { failingObjects, managed, operation, sampleApplications } from './applications.ts';
import { playArgoCd } from './play-argocd.ts';

/** Runs `strata status` against a cluster that holds these objects. */
async function status(objects: readonly KubernetesObject[], ...args: string[]) {
  const server = await playArgoCd(objects);
  const root = await newRepository({ 'gitops.yaml': SAMPLE });
  const run = await runStrata(root, ['status', '--kubeconfig', server.kubeconfig, ...args]);
  expect(run.stdout + run.stderr).not.toContain(TOKEN);
  return { ...run, stdout: run.stdout.replaceAll(server.kubeconfig, '<kubeconfig>') };
}

/** With other metadata for one of the objects. */
function changed(
  objects: readonly KubernetesObject[],
  name: string,
  metadata: Record<string, string>,
): KubernetesObject[] {
  return objects.map((object) =>
    object.metadata.name === name
      ? { ...object, metadata: { ...object.metadata, ...metadata } }
      : object,
  );
}

describe('status', () => {
  it('is 0 where all is synced and healthy, and names whom it asked', async () => {
    const { exitCode, stdout, stderr } = await status(sampleApplications());
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `DEPLOYMENT  SYNC    HEALTH   REVISION   LAST SYNC
root        Synced  Healthy  aaaaaaa ?  -
argo-cd     Synced  Healthy  aaaaaaa ?  -
dev/web     Synced  Healthy  aaaaaaa ?  -
prod/web    Synced  Healthy  aaaaaaa ?  -

All 4 are synced and healthy.
`,
    });
    expect(stderr).toMatch(/^Asking context here \(http:\/\/127\.0\.0\.1:\d+\)\.\n$/);
  });

  it('tells why pods do not run, and the next command', async () => {
    const resources = [managed('Deployment', 'web', { group: 'apps', namespace: 'web-dev' })];
    const applications = sampleApplications({
      'web-dev': {
        sync: { status: 'Synced', revision: 'b'.repeat(40) },
        health: { status: 'Progressing' },
        resources,
      },
    });
    const { exitCode, stdout } = await status(
      [...applications, ...failingObjects('web-dev')],
      'dev',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`
dev/web
  objects fail:
    Deployment web-dev/web: Progressing: 0 of 1 replicas are available
      Pod web-1-a: CreateContainerConfigError: secret "login" not found
  next: npx --no strata secrets list
`);
  });

  it('tells what the project denies', async () => {
    const message =
      'resource rbac.authorization.k8s.io:ClusterRole is not permitted in project web-dev';
    const failed = {
      group: 'rbac.authorization.k8s.io',
      version: 'v1',
      kind: 'ClusterRole',
      name: 'all',
      status: 'SyncFailed',
      message,
    };
    const { exitCode, stdout } = await status(
      sampleApplications({
        'web-dev': {
          sync: { status: 'OutOfSync', revision: 'a'.repeat(40) },
          health: { status: 'Healthy' },
          operationState: {
            ...operation('Running', `one or more synchronization tasks are not valid: ${message}`, [
              failed,
            ]),
            retryCount: 2,
          },
        },
      }),
      'dev/web',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`the sync fails and is tried again at aaaaaaa
    ClusterRole all: ${message}`);
    expect(stdout).toContain('permit: [ClusterRole.rbac.authorization.k8s.io]');
  });

  it('names what is to be pruned, and what a sync never prunes', async () => {
    const namespace = 'web-prod';
    const left = { namespace, requiresPruning: true, status: 'OutOfSync' };
    const { exitCode, stdout } = await status(
      sampleApplications({
        'web-prod': {
          sync: { status: 'OutOfSync', revision: 'a'.repeat(40) },
          health: { status: 'Healthy' },
          resources: [
            managed('ConfigMap', 'old', left),
            managed('PersistentVolumeClaim', 'data', {
              ...left,
              requiresDeletionConfirmation: true,
            }),
          ],
        },
      }),
      'prod',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`an object is to be pruned: in the cluster, no longer in git
    ConfigMap web-prod/old
  next: argocd app sync web-prod --prune
        or in the UI: Sync, with Prune ticked
  no longer in git, and never pruned by a sync, because data may be in it:
    PersistentVolumeClaim web-prod/data
  next: kubectl --kubeconfig <kubeconfig> --namespace web-prod delete persistentvolumeclaim data`);
  });

  it('says what Argo CD cannot read, and that an earlier failure counts no more', async () => {
    const { stdout } = await status(
      sampleApplications({
        'web-dev': {
          sync: { status: 'Unknown', revision: 'refs/heads/main' },
          health: { status: 'Healthy' },
          conditions: [
            {
              type: 'ComparisonError',
              message:
                'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to list refs: dial tcp 127.0.0.1:1: connect: connection refused',
            },
          ],
        },
        'web-prod': { operationState: operation('Failed', 'quota exceeded') },
      }),
    );
    expect(stdout).toContain(
      'Argo CD cannot reach the repository\n    failed to list refs: dial tcp',
    );
    expect(stdout).toContain(
      'the last sync failed; since then the cluster came to be what git says',
    );
    expect(stdout).toContain('1 of 4 needs attention.');
  });

  it('tells a hook that failed although all objects are synced', async () => {
    const hook = {
      group: 'batch',
      version: 'v1',
      kind: 'Job',
      namespace: 'web-dev',
      name: 'migrate',
      hookType: 'PostSync',
      hookPhase: 'Failed',
      message: 'Job has reached the specified backoff limit',
    };
    const operationState = operation(
      'Failed',
      'one or more synchronization tasks completed unsuccessfully',
      [hook],
    );
    const { exitCode, stdout } = await status(
      sampleApplications({ 'web-dev': { operationState } }),
      'dev',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'hook Job web-dev/migrate: Job has reached the specified backoff limit',
    );
    expect(stdout).toContain('--namespace web-dev logs job/migrate');
  });

  it('tells a deletion that waits for somebody', async () => {
    const applications = sampleApplications({
      'web-prod': {
        resources: [managed('Namespace', 'web-prod', { requiresDeletionConfirmation: true })],
      },
    });
    const { exitCode, stdout } = await status(
      changed(applications, 'web-prod', { deletionTimestamp: '2026-11-23T00:00:00Z' }),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '    Namespace web-prod\n  next: argocd app confirm-deletion web-prod\n',
    );
  });

  it('tells an Application that is not there, and one that left gitops.yaml', async () => {
    const { exitCode, stdout } = await status(
      changed(sampleApplications(), 'web-prod', { name: 'shop-prod' }),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^prod\/web +Absent +Absent/m);
    expect(stdout).toContain('Argo CD of local has no Application web-prod');
    expect(stdout).toContain('it left gitops.yaml, and keeps running');
    expect(stdout).toContain('next: argocd app delete shop-prod');
  });

  it('says once that the cluster was never bootstrapped', async () => {
    const { exitCode, stdout } = await status([]);
    expect(exitCode).toBe(1);
    expect(stdout.slice(stdout.indexOf('\n\n'))).toBe(`

root
  Argo CD of local has no Application root
  next: npx --no strata bootstrap local

4 of 4 need attention.
`);
  });

  it('says that Argo CD itself is down, and looks at the objects of what it called healthy', async () => {
    const controller: KubernetesObject = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        name: 'argocd-application-controller',
        namespace: 'argocd',
        labels: { 'app.kubernetes.io/part-of': 'argocd' },
      },
      spec: { replicas: 1 },
      status: { replicas: 1 },
    };
    const resources = [managed('Deployment', 'web', { group: 'apps', namespace: 'web-dev' })];
    const { exitCode, stdout } = await status([
      ...sampleApplications({ 'web-dev': { resources } }),
      ...failingObjects('web-dev'),
      controller,
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'argocd-application-controller is not running: what is below may be old',
    );
    expect(stdout).toContain('Pod web-1-a: CreateContainerConfigError');
  });

  it('prints JSON for scripts', async () => {
    const { exitCode, stdout } = await status(sampleApplications(), 'dev/web', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      fine: true,
      deployments: [
        {
          deployment: 'dev/web',
          application: 'web-dev',
          cluster: 'local',
          sync: 'Synced',
          health: 'Healthy',
          fine: true,
        },
      ],
    });
  });
});

describe('status that cannot be read', () => {
  it('is 2 where there is no right to read Applications', async () => {
    const message =
      'applications.argoproj.io is forbidden: User "jane" cannot list resource "applications" in API group "argoproj.io" in the namespace "argocd"';
    const server = await playArgoCd([], ({ path }) =>
      path.includes('/applications') ? statusAnswer(403, 'Forbidden', message) : undefined,
    );
    const root = await newRepository({ 'gitops.yaml': SAMPLE });
    const run = await runStrata(root, ['status', '--kubeconfig', server.kubeconfig]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/error: .*list.*applications\.argoproj\.io.*argocd/s);
    expect(run.stdout).toBe('');
  });

  it('is 1 with the rest where objects may not be read', async () => {
    const message =
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "web-dev"';
    const applications = sampleApplications({ 'web-dev': { health: { status: 'Degraded' } } });
    const server = await playArgoCd(applications, ({ path }) =>
      path.includes('/pods') ? statusAnswer(403, 'Forbidden', message) : undefined,
    );
    const root = await newRepository({ 'gitops.yaml': SAMPLE });
    const run = await runStrata(root, ['status', '--kubeconfig', server.kubeconfig]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/it is Degraded\n +.*pods/);
  });

  it.each([
    [['status', 'stage'], 'there is no deployment "stage"'],
    [['status', '--cluster', 'locl'], 'did you mean "local"?'],
    [['status', '--context', 'a', '--context', 'b'], '--context "b" is one too many'],
  ])('%j', async (args, expected) => {
    const root = await newRepository({ 'gitops.yaml': SAMPLE });
    const run = await runStrata(root, args);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(expected);
  });

  it('asks for the context of each of several clusters', async () => {
    const server = await playArgoCd([]);
    const edge =
      '  edge:\n    kubernetes: "1.35"\n    server: https://edge.example.org\n    argocd: { version: 3.5.1 }\n';
    const root = await newRepository({
      'gitops.yaml': SAMPLE.replace('clusters:\n', `clusters:\n${edge}`),
    });
    const run = await runStrata(root, [
      'status',
      '--kubeconfig',
      server.kubeconfig,
      '--context',
      'edge=here',
    ]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('name it with --context local=CONTEXT');
  });
});
