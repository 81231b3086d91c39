import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { ClusterError } from '../../src/shell/cluster/cluster-error.ts';
import { createTestCluster, type TestCluster } from '../../src/shell/cluster/test-cluster.ts';
import { newCheckout, REPO_URL, runBootstrap, type Checkout } from './scenario.ts';

let checkout: Checkout;
beforeAll(async () => {
  checkout = await newCheckout();
});
afterAll(() => checkout.remove());

/** What is in a cluster, without what differs from run to run. */
function contents({ objects }: TestCluster): Record<string, unknown> {
  return Object.fromEntries(
    [...objects].map(([id, { kind, metadata, status: _, data, ...rest }]) => {
      const { uid: _uid, resourceVersion: _version, managedFields: _managed, ...kept } = metadata;
      // Generated values are random.
      return [
        id,
        { ...rest, metadata: kept, data: kind === 'Secret' ? Object.keys(data ?? {}) : data },
      ];
    }),
  );
}

function versions({ objects }: TestCluster): string[] {
  return [...objects]
    .map(([id, { metadata }]) => `${id} ${String(metadata['resourceVersion'])}`)
    .sort();
}

describe('an empty cluster', () => {
  test('gets Argo CD, secrets and the root, in an order that the server takes', async () => {
    const cluster = createTestCluster();
    const { exitCode, stdout, stderr } = await runBootstrap(checkout, cluster);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toBe(
      'local follows git: commit and push deploys (10 objects written). Look: npx --no strata status\n',
    );
    expect(stderr).toContain('local: context test (https://test.example.org:6443)');
    expect(stderr).toMatch(/ {2}together +N s/);
    const order = cluster.writes;
    const place = (write: string) => order.indexOf(write);
    expect(order[0]).toBe('apply Namespace argocd');
    expect(place('apply CustomResourceDefinition applications.argoproj.io')).toBeLessThan(
      place('apply ConfigMap argocd/argocd-cm'),
    );
    expect(place('apply ConfigMap argocd/argocd-cm')).toBeLessThan(
      place('apply Deployment argocd/argocd-server'),
    );
    expect(order.slice(-2)).toEqual([
      'apply AppProject argocd/root',
      'apply Application argocd/root',
    ]);
    expect(order.findIndex((write) => write.includes('Secret wordpress-dev/'))).toBeLessThan(
      place('apply AppProject argocd/root'),
    );
  });

  test('a second run writes nothing and says so', async () => {
    const cluster = createTestCluster();
    await runBootstrap(checkout, cluster);
    const before = versions(cluster);
    const writes = cluster.writes.length;
    const { exitCode, stdout } = await runBootstrap(checkout, cluster);
    expect([exitCode, stdout]).toEqual([
      0,
      'Nothing to do: local follows git, and is at its commit.\n',
    ]);
    expect(cluster.writes).toHaveLength(writes);
    expect(versions(cluster)).toEqual(before);
  });

  test('a dry run only says what there is to do', async () => {
    const cluster = createTestCluster();
    const { exitCode, stdout } = await runBootstrap(checkout, cluster, {
      options: { dryRun: true, yes: false },
    });
    expect([exitCode, cluster.writes]).toEqual([0, []]);
    expect(stdout).toContain('apply 7 new objects');
  });

  test('as JSON', async () => {
    const { stdout } = await runBootstrap(checkout, createTestCluster(), {
      options: { json: true },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      cluster: 'local',
      context: 'test',
      namespace: 'argocd',
      argocd: '3.5.1',
      commit: checkout.commit,
      steps: expect.arrayContaining([
        expect.objectContaining({
          id: 'install',
          todo: 'apply 7 new objects',
          written: 7,
          done: true,
        }),
      ]),
    });
  });
});

describe('interrupted', () => {
  test('before any write, and run again: the same end', async () => {
    const undisturbed = createTestCluster();
    await runBootstrap(checkout, undisturbed);
    const expected = contents(undisturbed);
    const count = undisturbed.writes.length;
    for (let last = 0; last < count; last++) {
      let dead = false;
      const cluster = createTestCluster({
        before: (call) => {
          const isWrite = /^(?:apply|create|patch|remove) /.test(call);
          dead ||= isWrite && cluster.writes.length >= last;
          // Everything after the moment of death fails, as if the process were gone.
          if (dead && phase === 'first') throw new Error('killed');
        },
      });
      let phase = 'first';
      const first = await runBootstrap(checkout, cluster);
      expect([first.exitCode, cluster.writes.length]).toEqual([2, last]);
      phase = 'second';
      const second = await runBootstrap(checkout, cluster);
      expect(second.exitCode, second.stderr).toBe(0);
      expect(contents(cluster)).toEqual(expected);
    }
  });

  test('by a server that is away for a while: it is waited for', async () => {
    let calls = 0;
    const cluster = createTestCluster({
      before: () => {
        calls += 1;
        if (calls > 40 && calls < 60)
          throw new ClusterError('unreachable', 'the cluster cannot be reached');
      },
    });
    const { exitCode, stderr } = await runBootstrap(checkout, cluster);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain('the cluster cannot be reached; waiting for it');
  });

  test('by one that stays away: it ends, and says what', async () => {
    let calls = 0;
    const cluster = createTestCluster({
      before: () => {
        if (++calls > 40) throw new ClusterError('unreachable', 'the cluster cannot be reached');
      },
    });
    const { exitCode, stderr, waited } = await runBootstrap(checkout, cluster);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: the cluster cannot be reached');
    expect(waited).toBeLessThan(70_000);
  });
});

test('definitions that an API server overlooked after a crash are brought to its mind', async () => {
  const cluster = createTestCluster();
  const { exitCode, stderr, waited } = await runBootstrap(checkout, cluster, {
    simulation: { overlooks: true },
  });
  expect(exitCode, stderr).toBe(0);
  expect(waited).toBeLessThan(25_000);
  const definitions = [...cluster.objects.values()].filter(
    ({ kind }) => kind === 'CustomResourceDefinition',
  );
  for (const { metadata } of definitions) expect(metadata['annotations']).toEqual({});
});

describe('what keeps it from its end', () => {
  const refusals: [
    string,
    Parameters<typeof createTestCluster>[0],
    Parameters<typeof runBootstrap>[2],
    string,
    string,
  ][] = [
    [
      'an old Kubernetes',
      { version: 'v1.31.4' },
      {},
      'the cluster is Kubernetes v1.31.4, and Argo CD 3.5.1 is tested with 1.33 to 1.36',
      'upgrade the cluster',
    ],
    [
      'rights that are missing',
      {
        denied: ({ verb, resource }) =>
          verb === '*' ||
          resource === 'clusterroles' ||
          (resource === 'deployments' && verb === 'create'),
      },
      {},
      'the user of context test may not: create deployments.apps in namespace argocd',
      'cluster-admin',
    ],
    [
      'a namespace that is being deleted',
      {
        objects: [
          {
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name: 'argocd', deletionTimestamp: '2026-01-01T00:00:00Z' },
            status: {
              conditions: [
                {
                  type: 'NamespaceFinalizersRemaining',
                  status: 'True',
                  message:
                    'Some content has finalizers remaining: resources-finalizer.argocd.argoproj.io in 2 resource instances',
                },
              ],
            },
          },
        ],
      },
      {},
      'the namespace argocd is being deleted: Some content has finalizers remaining',
      'kubectl get applications,appprojects -n argocd',
    ],
    [
      'a commit that is not pushed',
      {},
      { remote: { kind: 'commit', commit: '0123456789' } },
      'is at 0123456, and here is',
      'git push origin HEAD:main',
    ],
    [
      'a branch that the remote has not',
      {},
      { remote: { kind: 'no such revision' } },
      'has no refs/heads/main',
      'git push origin HEAD:refs/heads/main',
    ],
    [
      'a repository that cannot be read',
      {},
      { remote: { kind: 'unreadable', why: 'access', message: 'Authentication failed' } },
      `${REPO_URL} cannot be read: Authentication failed`,
      '--token-file FILE, or STRATA_GIT_TOKEN',
    ],
    [
      'a host that cannot be reached',
      {},
      { remote: { kind: 'unreadable', why: 'network', message: 'Could not resolve host' } },
      'Could not resolve host',
      '--skip-remote-check',
    ],
  ];
  test.each(refusals)('%s', async (_, cluster, circumstances, message, hint) => {
    const made = createTestCluster(cluster);
    const { exitCode, stderr } = await runBootstrap(checkout, made, circumstances);
    expect([exitCode, made.writes]).toEqual([2, []]);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });

  test('all at once, not one after another', async () => {
    const { stderr } = await runBootstrap(checkout, createTestCluster({ version: 'v1.31.4' }), {
      remote: { kind: 'no such revision' },
    });
    expect(stderr.match(/error:/g)).toHaveLength(2);
  });

  test('nobody who could be asked whether it is the right cluster', async () => {
    const cluster = createTestCluster();
    const { exitCode, stderr } = await runBootstrap(checkout, cluster, { options: { yes: false } });
    expect([exitCode, cluster.writes]).toEqual([2, []]);
    expect(stderr).toContain('--context test');
  });

  test('pods that do not start: what they lack, and the way to look', async () => {
    const pod: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'argocd-server-1', namespace: 'argocd' },
      status: { containerStatuses: [{ state: { waiting: { reason: 'ImagePullBackOff' } } }] },
    };
    const { exitCode, stderr, waited } = await runBootstrap(
      checkout,
      createTestCluster({ objects: [pod] }),
      {
        simulation: { starts: false },
      },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Argo CD does not become available: Deployment argocd/argocd-server');
    expect(stderr).toContain('pod argocd-server-1: ImagePullBackOff (waited 30 s)');
    expect(stderr).toContain(
      'kubectl --context test -n argocd get pods,events; the same command goes on from here',
    );
    expect(waited).toBeLessThan(40_000);
  });

  test('a root that does not become healthy is exit code 1, with what Argo CD says', async () => {
    const { exitCode, stdout, stderr } = await runBootstrap(checkout, createTestCluster(), {
      simulation: { commit: undefined },
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('left: root: OutOfSync, Degraded');
    expect(stdout).toContain('not everything is well');
  });

  test('another repository that the cluster follows', async () => {
    const cluster = createTestCluster();
    await runBootstrap(checkout, cluster);
    const other = await newCheckout('https://git.example.org/acme/other.git');
    const { exitCode, stderr } = await runBootstrap(other, cluster);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`this cluster follows clusters/local of ${REPO_URL} already`);
    await other.remove();
  });
});

describe('access to the repository', () => {
  const TOKEN = 'ghp-0123456789abcdef';
  const stored = (cluster: TestCluster) =>
    [...cluster.objects.values()].find(({ metadata }) => metadata.name === 'strata-repository')?.[
      'data'
    ];

  test('a token of the environment is stored, compared, replaced, and never shown', async () => {
    const cluster = createTestCluster();
    const first = await runBootstrap(checkout, cluster, { env: { STRATA_GIT_TOKEN: TOKEN } });
    expect(first.exitCode, first.stderr).toBe(0);
    expect(stored(cluster)).toMatchObject({ password: Buffer.from(TOKEN).toString('base64') });
    const again = await runBootstrap(checkout, cluster, { env: { STRATA_GIT_TOKEN: TOKEN } });
    expect(again.stdout).toContain('Nothing to do');
    const without = await runBootstrap(checkout, cluster);
    expect(without.stdout).toContain('Nothing to do');
    const other = await runBootstrap(checkout, cluster, {
      env: { STRATA_GIT_TOKEN: `${TOKEN}-new` },
    });
    expect(other.stderr).toContain('replace what the cluster has');
    expect(stored(cluster)).toMatchObject({
      password: Buffer.from(`${TOKEN}-new`).toString('base64'),
    });
    for (const { stdout, stderr } of [first, again, without, other]) {
      expect(stdout + stderr).not.toContain(TOKEN.slice(0, 8));
    }
  });

  test('by what it is tried: the token, else as anybody, else as the person', async () => {
    const kinds: string[] = [];
    const readRemote = (_url: string, _revision: string, { kind }: { kind: string }) => {
      kinds.push(kind);
      return Promise.resolve({ kind: 'commit', commit: checkout.commit } as const);
    };
    const cluster = createTestCluster();
    await runBootstrap(checkout, cluster, { tools: { readRemote } });
    await runBootstrap(checkout, cluster, {
      tools: { readRemote },
      env: { STRATA_GIT_TOKEN: TOKEN },
    });
    await runBootstrap(checkout, cluster, { tools: { readRemote } });
    expect(kinds).toEqual(['anonymous', 'token', 'own']);
  });

  test('files that do not fit are refused without being shown', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strata-access-'));
    const file = join(folder, 'secret');
    await writeFile(file, `${TOKEN}\n`);
    const empty = join(folder, 'empty');
    await writeFile(empty, '\n');
    const cases: [object, string][] = [
      [{ sshKeyFile: file }, '--ssh-key-file does not fit the address'],
      [{ tokenFile: join(folder, 'none') }, 'the token cannot be read from'],
      [{ tokenFile: empty }, 'is empty: no token is in it'],
      [{ tokenFile: file, sshKeyFile: file }, 'exclude each other'],
    ];
    for (const [options, message] of cases) {
      const { exitCode, stderr } = await runBootstrap(checkout, createTestCluster(), { options });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain(TOKEN);
    }
    await rm(folder, { recursive: true });
  });
});
