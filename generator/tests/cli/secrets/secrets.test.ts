import { describe, expect, test } from 'vitest';
import { generatedRepository } from '../generated-repository.ts';
import { runStrata } from '../run-strata.ts';
import { sampleWith } from '../sample.ts';
import { playCluster, type PlayedCluster } from './play-cluster.ts';

const GITOPS = sampleWith([
  '      port: 8080\n',
  `      port: 8080
      env: { TOKEN: { secret: api, key: token } }
`,
]);
const repositoryCopy = generatedRepository({ 'gitops.yaml': `${GITOPS}${site()}` });

/** An app whose keys are all generated. */
function site(): string {
  return `  blog:
    template: wordpress
    values:
      wordpress: { image: wordpress:7.1.0-php8.3-apache }
      mysql: { image: mysql:8.4.11 }
      storage: { hostPath: /data }
    environments: { dev: {} }
`;
}

const KEYS = [
  'mysql-root-password',
  'mysql-password',
  'auth-key',
  'secure-auth-key',
  'logged-in-key',
  'nonce-key',
  'auth-salt',
  'secure-auth-salt',
  'logged-in-salt',
  'nonce-salt',
];

function secrets(root: string, { kubeconfig }: PlayedCluster, ...args: string[]) {
  return runStrata(root, ['secrets', ...args], {
    env: { KUBECONFIG: kubeconfig, TOKEN: 'opensesame' },
  });
}

describe('secrets list', () => {
  test('needs no cluster to tell what is declared', async () => {
    const root = await repositoryCopy();
    const run = await runStrata(root, ['secrets', 'list', 'dev', '--offline']);
    expect(run).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `dev/blog (namespace blog-dev, cluster local)
  wordpress-secrets  made in the cluster
                     generated: ${KEYS.join(', ')}

dev/web (namespace web-dev, cluster local)
  api                made in the cluster
                     given by a person: token
`,
    });
  });

  test('tells what is missing, with 1, and names the cluster', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    const run = await secrets(root, cluster, 'list', 'prod');
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toBe('prod/web (namespace web-prod, cluster local)\n  api  missing\n');
    expect(run.stderr).toMatch(/^Cluster: context here \(http:\/\/127\.0\.0\.1:\d+\)\n$/);
    expect(cluster.changes()).toEqual([]);
  });

  test('says which right is missing', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster((request) => request.includes('/secrets/'));
    const run = await secrets(root, cluster, 'list', 'prod');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(
      'error: user jane may not get secrets in namespace web-prod (context here)\n',
    );
  });
});

describe('secrets create', () => {
  test('asks before it changes the current context, or wants to be told', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    const run = await secrets(root, cluster, 'create', 'dev/blog');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('would be changed, and nobody can be asked\n');
    expect(run.stderr).toContain('add --context here, or --yes to take the current one\n');
    expect(cluster.changes()).toEqual([]);
  });

  test('creates what is missing, once', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    const run = await secrets(root, cluster, 'create', 'dev/blog', '--context', 'here');
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: `dev/blog: wordpress-secrets: created in blog-dev (${KEYS.join(', ')})\n`,
    });
    const values = cluster.secret('blog-dev', 'wordpress-secrets') ?? {};
    expect(Object.keys(values)).toEqual(KEYS);
    expect(values['mysql-password']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(values['auth-key']).toMatch(/^[A-Za-z0-9]{64}$/);
    const namespace = cluster.objects.get('/api/v1/namespaces/blog-dev');
    expect(namespace?.metadata['labels']).toEqual({
      'pod-security.kubernetes.io/enforce': 'privileged',
    });

    const changes = cluster.changes();
    const again = await secrets(root, cluster, 'create', 'dev/blog', '--yes');
    expect(again).toMatchObject({ exitCode: 0, stdout: 'dev/blog: wordpress-secrets: present\n' });
    expect(cluster.changes()).toEqual(changes);
    expect(cluster.secret('blog-dev', 'wordpress-secrets')).toEqual(values);
    expect((await secrets(root, cluster, 'list', 'dev/blog')).exitCode).toBe(0);
  });

  test('says which values a person has to give, and takes them', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    const run = await secrets(root, cluster, 'create', 'dev', '--yes');
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(
      `dev/web: api: not created, values are needed for token
  npx --no strata secrets create dev/web --from-file api/token=<file>
`,
    );
    const given = await secrets(
      root,
      cluster,
      'create',
      'dev/web',
      '--yes',
      '--from-env',
      'token=TOKEN',
    );
    expect(given).toMatchObject({
      exitCode: 0,
      stdout: 'dev/web: api: created in web-dev (token)\n',
    });
    expect(cluster.secret('web-dev', 'api')).toEqual({ token: 'opensesame' });
  });

  test('takes values for one deployment alone', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    const run = await secrets(root, cluster, 'create', '--yes', '--from-env', 'token=TOKEN');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('error: values can be given for one deployment at a time\n');
    expect(cluster.changes()).toEqual([]);
  });
});

describe('secrets rotate', () => {
  test('changes the keys that are named, and says what must restart', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    await secrets(root, cluster, 'create', 'dev/blog', '--yes');
    const before = cluster.secret('blog-dev', 'wordpress-secrets') ?? {};
    const args = ['rotate', 'dev/blog', 'wordpress-secrets', 'auth-key', 'nonce-key'];
    const refused = await secrets(root, cluster, ...args, '--context', 'here');
    expect(refused.exitCode).toBe(2);
    expect(cluster.secret('blog-dev', 'wordpress-secrets')).toEqual(before);

    const run = await secrets(root, cluster, ...args, '--yes');
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: `rotated blog-dev/wordpress-secrets: auth-key, nonce-key
Pods keep the old value until they restart:
  kubectl --namespace blog-dev rollout restart deployment/wordpress
`,
    });
    expect(run.stderr).toContain('must restart: deployment/wordpress\n');
    const after = cluster.secret('blog-dev', 'wordpress-secrets') ?? {};
    const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(changed).toEqual(['auth-key', 'nonce-key']);
  });

  test('restarts by an annotation of the pod template, where it is told to', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    await secrets(root, cluster, 'create', 'dev/blog', '--yes');
    const path = '/apis/apps/v1/namespaces/blog-dev/deployments/wordpress';
    const kept = { template: { metadata: { annotations: { a: 'b' } } }, replicas: 1 };
    cluster.objects.set(path, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'wordpress', namespace: 'blog-dev' },
      spec: kept,
    });
    const args = ['rotate', 'dev/blog', 'wordpress-secrets', 'auth-key', '--yes', '--restart'];
    const run = await secrets(root, cluster, ...args);
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: 'rotated blog-dev/wordpress-secrets: auth-key\nrestarted: deployment/wordpress\n',
    });
    expect(cluster.objects.get(path)?.['spec']).toEqual({
      replicas: 1,
      template: {
        metadata: {
          annotations: {
            a: 'b',
            'kubectl.kubernetes.io/restartedAt': expect.stringMatching(/^20\d\d-.*Z$/) as string,
          },
        },
      },
    });
  });

  test('never restarts what MySQL would lock out', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    await secrets(root, cluster, 'create', 'dev/blog', '--yes');
    const changes = cluster.changes();
    const args = ['rotate', 'dev/blog', 'wordpress-secrets', '--yes', '--restart'];
    const run = await secrets(root, cluster, ...args);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(
      'error: mysql-root-password, mysql-password of Secret wordpress-secrets cannot be changed with --restart: MySQL took the password',
    );
    expect(cluster.changes()).toEqual(changes);
  });

  test('leaves alone what Strata did not make', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    cluster.objects.set('/api/v1/namespaces/web-dev/secrets/api', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'api', namespace: 'web-dev' },
      type: 'Opaque',
      data: { token: 'YQ==' },
    });
    const args = ['rotate', 'dev/web', 'api', '--yes', '--from-env', 'token=TOKEN'];
    const run = await secrets(root, cluster, ...args);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(
      'Secret web-dev/api was not made by Strata, which never changes it',
    );
    expect(cluster.secret('web-dev', 'api')).toEqual({ token: 'a' });
  });
});
