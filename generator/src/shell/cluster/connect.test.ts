import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeAll, afterAll, describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { UserError } from '../errors.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterError } from './cluster-error.ts';
import { connectCluster } from './connect.ts';
import { connectionError } from './failures/connection-error.ts';
import {
  startApiServer,
  statusAnswer,
  TOKEN,
  type Answer,
  type Asked,
  type TestApiServer,
  type TestApiServerOptions,
} from './test-api-server.ts';

const CORE = {
  resources: [
    { name: 'configmaps', kind: 'ConfigMap', namespaced: true },
    { name: 'namespaces', kind: 'Namespace', namespaced: false },
    { name: 'namespaces/status', kind: 'Namespace', namespaced: false },
    { name: 'pods', kind: 'Pod', namespaced: true },
    { name: 'secrets', kind: 'Secret', namespaced: true },
  ],
};

const servers: TestApiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(
  answer: (asked: Asked) => Answer | undefined,
  options: Omit<TestApiServerOptions, 'answer'> = {},
): Promise<{ server: TestApiServer; cluster: Cluster }> {
  const server = await startApiServer({
    ...options,
    answer: (asked) => (asked.path === '/api/v1' ? { body: CORE } : answer(asked)),
  });
  servers.push(server);
  return { server, cluster: await connect(server.kubeconfig) };
}

function connect(kubeconfig: string, context?: string): Promise<Cluster> {
  return connectCluster({ kubeconfig, context, env: {}, cwd: '/' });
}

async function failureOf(call: Promise<unknown>): Promise<ClusterError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  const failure = error as ClusterError;
  expect(`${failure.message} ${failure.hint ?? ''}`).not.toContain(TOKEN);
  return failure;
}

const POD = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' };
const SETTINGS: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'shop' },
  data: { size: 'large' },
};

describe('what is asked', () => {
  test('an object by its path, with the credentials of the kubeconfig', async () => {
    const { server, cluster } = await serve(() => ({ body: { kind: 'Pod', metadata: {} } }));
    await cluster.get(POD);
    expect(server.asked.at(-1)).toMatchObject({
      method: 'GET',
      path: '/api/v1/namespaces/shop/pods/web',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect([cluster.context, cluster.server, cluster.isCurrentContext]).toEqual([
      'here',
      server.address,
      true,
    ]);
  });

  test('nothing is asked of a kind that is not served', async () => {
    const { cluster } = await serve(() => statusAnswer(404, 'NotFound', 'no such path'));
    const ref = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', name: 'root' };
    expect(await cluster.get({ ...ref, namespace: 'argocd' })).toBeUndefined();
    expect(await cluster.list(ref)).toEqual([]);
    expect(await cluster.resourceOf(ref.apiVersion, ref.kind)).toBeUndefined();
    await cluster.remove(ref);
  });

  test('a kind is looked up once it is served', async () => {
    let served = false;
    const { server, cluster } = await serve(() =>
      served
        ? { body: { resources: [{ name: 'widgets', kind: 'Widget', namespaced: false }] } }
        : statusAnswer(404, 'NotFound', 'no such path'),
    );
    const widget = { apiVersion: 'acme.example.org/v1', kind: 'Widget' };
    expect(await cluster.resourceOf(widget.apiVersion, widget.kind)).toBeUndefined();
    served = true;
    const resource = { plural: 'widgets', namespaced: false };
    expect(await cluster.resourceOf(widget.apiVersion, widget.kind)).toEqual(resource);
    expect(await cluster.resourceOf(widget.apiVersion, widget.kind)).toEqual(resource);
    expect(server.asked).toHaveLength(2);
  });

  test('all pages of a list, each item with its kind', async () => {
    const { server, cluster } = await serve(({ path }) => {
      const more = !path.includes('continue=');
      return {
        body: {
          metadata: more ? { continue: 'page 2' } : {},
          items: [{ metadata: { name: more ? 'one' : 'two' } }],
        },
      };
    });
    const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', labelSelector: 'app=web' });
    expect(pods.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Pod one',
      'Pod two',
    ]);
    expect(server.asked.slice(1).map(({ path }) => path)).toEqual([
      '/api/v1/pods?limit=500&labelSelector=app%3Dweb',
      '/api/v1/pods?limit=500&continue=page+2&labelSelector=app%3Dweb',
    ]);
  });

  test('the whole list again when a page came too late', async () => {
    const { cluster } = await serve(({ path }) => {
      if (path.includes('continue=')) return statusAnswer(410, 'Expired', 'too old');
      const items = [{ metadata: { name: 'one' } }, { metadata: { name: 'two' } }];
      return path.includes('limit=')
        ? { body: { metadata: { continue: 'next' }, items: items.slice(0, 1) } }
        : { body: { metadata: {}, items } };
    });
    expect(await cluster.list({ apiVersion: 'v1', kind: 'Pod' })).toHaveLength(2);
  });

  test('server-side apply, dry run, creation, merge patch, deletion', async () => {
    const { server, cluster } = await serve(({ body }) => ({ body: body === '' ? '{}' : body }));
    await cluster.apply(SETTINGS, { fieldManager: 'strata', force: true });
    await cluster.apply(SETTINGS, { fieldManager: 'strata', force: false, dryRun: true });
    await cluster.create({ ...SETTINGS, data: { size: 9007199254740993n } });
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'settings' };
    await cluster.patch(ref, { data: { size: null } });
    await cluster.remove(ref);
    const path = '/api/v1/namespaces/shop/configmaps';
    expect(
      server.asked
        .slice(1)
        .map(({ method, path, headers }) => [method, path, headers['content-type']]),
    ).toEqual([
      ['PATCH', `${path}/settings?fieldManager=strata&force=true`, 'application/apply-patch+yaml'],
      [
        'PATCH',
        `${path}/settings?fieldManager=strata&force=false&dryRun=All`,
        'application/apply-patch+yaml',
      ],
      ['POST', path, 'application/json'],
      ['PATCH', `${path}/settings`, 'application/merge-patch+json'],
      ['DELETE', `${path}/settings`, undefined],
    ]);
    expect(server.asked.at(-3)?.body).toContain('9007199254740993');
  });

  test('our rights', async () => {
    const { server, cluster } = await serve(({ body }) => ({
      body: { status: { allowed: body.includes('"create"') } },
    }));
    expect(await cluster.can({ verb: 'create', group: 'apps', resource: 'deployments' })).toBe(
      true,
    );
    expect(await cluster.can({ verb: 'delete', group: '', resource: 'pods', namespace: 'a' })).toBe(
      false,
    );
    expect(JSON.parse(server.asked.at(-1)?.body ?? '')).toMatchObject({
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb: 'delete', group: '', resource: 'pods', namespace: 'a' } },
    });
  });
});

describe('what the server refuses', () => {
  const cases: [number, string, string, ClusterError['reason'], string, string][] = [
    [
      401,
      'Unauthorized',
      'Unauthorized',
      'unauthorized',
      'does not accept the credentials',
      'log in again',
    ],
    [
      403,
      'Forbidden',
      'configmaps is forbidden: User "jane" cannot patch resource "configmaps" in API group "" in the namespace "shop"',
      'forbidden',
      'user jane may not patch configmaps in namespace shop (context here)',
      'kubectl --context here auth can-i patch configmaps -n shop',
    ],
    [
      403,
      'Forbidden',
      'roles.rbac.authorization.k8s.io is forbidden: User "jane" cannot create resource "roles" in API group "rbac.authorization.k8s.io" at the cluster scope',
      'forbidden',
      'user jane may not create roles.rbac.authorization.k8s.io in the whole cluster',
      'auth can-i create roles.rbac.authorization.k8s.io',
    ],
    [403, 'Forbidden', 'exceeded quota: small', 'forbidden', 'exceeded quota: small', ''],
    [
      409,
      'Conflict',
      'conflict with "helm"',
      'conflict',
      'cannot apply ConfigMap shop/settings: conflict with "helm"',
      '',
    ],
    [409, 'AlreadyExists', 'exists', 'exists', 'it is there already', ''],
    [
      422,
      'Invalid',
      'data: too long',
      'invalid',
      'cannot apply ConfigMap shop/settings: data: too long',
      '',
    ],
    [500, 'InternalError', 'etcd is away', 'other', 'etcd is away (500)', ''],
    [504, 'Timeout', 'took too long', 'timeout', 'took too long', 'try again'],
  ];
  test.each(cases)('%i %s: %s', async (status, reason, message, expected, text, hint) => {
    const { cluster } = await serve(() => statusAnswer(status, reason, message));
    const error = await failureOf(
      cluster.apply(SETTINGS, { fieldManager: 'strata', force: false }),
    );
    expect(error.reason).toBe(expected);
    expect(error.message).toContain(text);
    expect(error.hint ?? '').toContain(hint);
    expect(error.status).toBe(status);
  });

  test('no value of a Secret is repeated', async () => {
    const value = 'c2VjcmV0IG9mIHRoZSBzaG9w';
    const { cluster } = await serve(() =>
      statusAnswer(400, 'BadRequest', `illegal base64 data in {"data":{"password":"${value}"}}`),
    );
    const secret = { ...SETTINGS, kind: 'Secret', data: { password: value } };
    const error = await failureOf(cluster.create(secret));
    expect(error.message).not.toContain(value.slice(0, 8));
    expect(error.message).toContain('illegal base64 data');
  });

  test('an answer of something else than an API server', async () => {
    const { cluster } = await serve(() => ({ status: 502, body: '<html>Bad gateway</html>' }));
    const error = await failureOf(cluster.serverVersion());
    expect(error.message).toContain('not like a Kubernetes API server');
    expect(error.isPassing).toBe(true);
  });

  test('an overloaded server is asked again', async () => {
    let count = 0;
    const { cluster } = await serve(() =>
      ++count < 3
        ? { ...statusAnswer(429, 'TooManyRequests', 'slow down'), headers: { 'retry-after': '0' } }
        : { body: { gitVersion: 'v1.35.8' } },
    );
    expect(await cluster.serverVersion()).toBe('v1.35.8');
  });
});

describe('the way to the server', () => {
  test('nobody listens', async () => {
    const { server, cluster } = await serve(() => ({ body: {} }));
    await cluster.serverVersion();
    await server.close();
    servers.splice(0);
    const error = await failureOf(cluster.serverVersion());
    expect(error.reason).toBe('unreachable');
    expect(error.message).toBe(
      `the cluster of context here (${server.address}) cannot be reached: connection refused`,
    );
    expect(error.isPassing).toBe(true);
  });

  test('a kept connection that broke is no failure', async () => {
    const { server, cluster } = await serve(() => ({ body: { gitVersion: 'v1.35.8' } }));
    await cluster.serverVersion();
    server.dropConnections();
    expect(await cluster.serverVersion()).toBe('v1.35.8');
  });

  test('a name that nobody knows', async () => {
    const { server } = await serve(() => ({ body: {} }));
    const config = JSON.stringify({
      'current-context': 'away',
      clusters: [{ name: 'a', cluster: { server: 'https://user:word@nowhere.invalid:6443' } }],
      users: [{ name: 'a', user: { token: TOKEN } }],
      contexts: [{ name: 'away', context: { cluster: 'a', user: 'a' } }],
    });
    await writeFile(server.kubeconfig, config);
    const error = await failureOf((await connect(server.kubeconfig)).serverVersion());
    expect(error.reason).toBe('unreachable');
    expect(error.message).toContain('https://nowhere.invalid:6443');
    expect(error.message).not.toContain('word');
  });
});

describe('certificates', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-certificates-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function certificate(name: string): Promise<{ key: string; cert: string; file: string }> {
    const file = join(folder, `${name}.crt`);
    const keyFile = join(folder, `${name}.key`);
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      keyFile,
    ];
    const names = [
      '-subj',
      '/CN=api',
      '-addext',
      `subjectAltName=${name === 'elsewhere' ? 'DNS:api.example.org' : 'IP:127.0.0.1'}`,
    ];
    await execa('openssl', ['req', '-x509', ...key, ...names, '-days', '1', '-out', file]);
    return { key: await readFile(keyFile, 'utf8'), cert: await readFile(file, 'utf8'), file };
  }

  test.each([
    ['good', true, undefined],
    ['stranger', false, 'has a certificate that the kubeconfig does not vouch for'],
    ['elsewhere', true, 'has a certificate that is for another address'],
  ])('%s', async (name, known, message) => {
    const { key, cert, file } = await certificate(name);
    const { cluster } = await serve(() => ({ body: { gitVersion: 'v1.35.8' } }), {
      tls: { key, cert },
      ...(known ? { certificateAuthority: file } : {}),
    });
    const result = await cluster
      .serverVersion()
      .catch((error: unknown) => (error as Error).message);
    expect(result).toContain(message ?? 'v1.35.8');
  });
});

test('an expired certificate, and of several addresses that were tried the first', () => {
  const expired = Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' });
  const error = connectionError(
    { context: 'here', server: 'https://a' },
    new AggregateError([expired]),
  );
  expect([error.reason, error.message]).toEqual([
    'unreachable',
    'the cluster of context here (https://a) has a certificate that has expired',
  ]);
});

describe('credentials by a plugin', () => {
  async function withPlugin(script: string, accepts: (token: string) => boolean) {
    const folder = await mkdtemp(join(tmpdir(), 'strata-plugin-'));
    const plugin = join(folder, 'login');
    await writeFile(plugin, `#!/bin/sh\n${script.replaceAll('FOLDER', folder)}\n`);
    await chmod(plugin, 0o755);
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: plugin,
      interactiveMode: 'Never',
    };
    const served = await serve(
      ({ headers }) =>
        accepts(headers.authorization ?? '')
          ? { body: { gitVersion: 'v1.35.8' } }
          : statusAnswer(401, 'Unauthorized', 'Unauthorized'),
      { user: { exec } },
    );
    return { ...served, remove: () => rm(folder, { recursive: true }) };
  }
  const credential = (token: string) =>
    `echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"${token}"}}'`;

  test('its token is sent, and asked for again when it has run out', async () => {
    const script = `if [ -e FOLDER/ran ]; then ${credential('second')}; else touch FOLDER/ran; ${credential('first')}; fi`;
    let current = 'Bearer first';
    const { cluster, server, remove } = await withPlugin(script, (token) => token === current);
    await cluster.serverVersion();
    current = 'Bearer second';
    expect(await cluster.serverVersion()).toBe('v1.35.8');
    expect(server.asked).toHaveLength(3);
    await remove();
  });

  test('it fails', async () => {
    const { cluster, remove } = await withPlugin('echo session expired >&2; exit 1', () => true);
    const error = await failureOf(cluster.serverVersion());
    expect(error.reason).toBe('unauthorized');
    expect(error.message).toBe('context here gives no credentials: session expired');
    await remove();
  });

  test('it is not there', async () => {
    const { cluster } = await serve(() => ({ body: {} }), {
      user: {
        exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'no-such-login-plugin' },
      },
    });
    const error = await failureOf(cluster.serverVersion());
    expect(error.message).toContain(
      'gets its credentials from no-such-login-plugin, which is not there',
    );
  });
});

describe('the kubeconfig', () => {
  test('an unknown context names those that there are', async () => {
    const { server } = await serve(() => ({ body: {} }));
    const error = await failureOf(connect(server.kubeconfig, 'prod'));
    expect(error.message).toBe(
      `the kubeconfig ${server.kubeconfig} has no context prod; there are: here`,
    );
  });

  test('KUBECONFIG lists files: absent ones are passed over, the first of a name counts', async () => {
    const { server } = await serve(() => ({ body: {} }));
    const second = join(server.folder, 'second');
    const other = { name: 'other', context: { cluster: 'local', user: 'jane' } };
    await writeFile(
      second,
      JSON.stringify({
        'current-context': 'other',
        clusters: [{ name: 'local', cluster: { server: 'https://ignored.example.org' } }],
        users: [],
        contexts: [other],
      }),
    );
    const env = { KUBECONFIG: `${join(server.folder, 'absent')}:${server.kubeconfig}:${second}` };
    expect((await connectCluster({ env, cwd: '/' })).context).toBe('here');
    const cluster = await connectCluster({ env, cwd: '/', context: 'other' });
    expect([cluster.server, cluster.isCurrentContext]).toEqual([server.address, false]);
  });

  test('what is missing or broken, without quoting it', async () => {
    const { server } = await serve(() => ({ body: {} }));
    const file = (name: string) => join(server.folder, name);
    expect((await failureOf(connect(file('none')))).message).toBe(
      `there is no kubeconfig ${file('none')}`,
    );
    const home = await failureOf(connectCluster({ env: { HOME: server.folder }, cwd: '/' }));
    expect(home.message).toContain('KUBECONFIG is not set');
    for (const text of ['', `token: [${TOKEN}`, TOKEN, `users: ${TOKEN}`]) {
      await writeFile(file('broken'), text);
      const error = await failureOf(connect(file('broken')));
      expect(error.message).toContain(file('broken'));
    }
  });
});
