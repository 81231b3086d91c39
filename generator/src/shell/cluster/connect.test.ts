import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectCluster } from './connect.ts';
import { connectionError } from './failures/connection-error.ts';
import { statusAnswer, TOKEN } from './test-api-server.ts';
import { connect, failureOf, serve } from './test-connection.ts';

describe('the way to the server', () => {
  test('nobody listens', async () => {
    const { server, cluster } = await serve(() => ({ body: {} }));
    await cluster.serverVersion();
    await server.close();
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
